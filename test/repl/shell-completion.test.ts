import { execFile, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { giveHostileNames, hostileNames } from '../secrets/hostile-names.ts'

let tenant: Tenant
const home = new Home()
const bin = home.makeFolder('bin')
const work = home.makeFolder('work')
const heard = join(home.folder, 'heard')
const hostile = hostileNames['run a command'] ?? ''

beforeAll(async () => {
  tenant = await Tenant.start()
  await giveHostileNames(tenant)
  writeFileSync(join(home.makeFolder('work/a folder'), "who's.token"), '')
  // Completes as tokenbench does, and writes down the words that it is called with.
  const program = [
    '#!/bin/sh',
    `case "$1" in completion|__complete) exec '${process.execPath}' '${mainFile}' "$@";; esac`,
    `printf '%s\\n' "$@" > '${heard}.part' && mv '${heard}.part' '${heard}'`,
  ]
  writeFileSync(join(bin, 'tokenbench'), `${program.join('\n')}\n`, { mode: 0o755 })
})

afterAll(async () => {
  await tenant[Symbol.asyncDispose]()
  home.remove()
})

const env = () => ({ ...tenant.signedIn, PATH: `${bin}:${process.env.PATH}` })

const isInstalled = (shell: string) => spawnSync(shell, ['--version']).error === undefined

async function output(shell: string, words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(shell, words, {
    cwd: work,
    env: home.environment(env()),
  })
  return stdout.trimEnd()
}

const inTerminal = (shell: string, words: readonly string[], prompt = 'PS1') =>
  Terminal.start(shell, words, {
    home,
    cwd: work,
    env: { ...env(), [prompt]: 'ready> ' },
    cols: 160,
    rows: 50,
  })

/** Presses Enter and gives the words with which the program was called. */
async function called(terminal: Terminal): Promise<string[]> {
  rmSync(heard, { force: true })
  terminal.press('enter')
  await terminal.waitFor(/ready>\s*$/)
  return readFileSync(heard, 'utf8').trimEnd().split('\n')
}

/** What is typed with its Tabs, and the words that the program is then called with. */
const typed: readonly (readonly [line: string, shown: string, words: readonly string[]])[] = [
  ['tok\tli\t--so\tex\t', 'token list --sort expires', ['token', 'list', '--sort', 'expires']],
  ['token list --sort=cr\t', '--sort=created', ['token', 'list', '--sort=created']],
  ["token show '$(t\t", "| & *'", ['token', 'show', hostile]],
  ['token show -- nig\t', 'nightly-etl', ['token', 'show', '--', 'nightly-etl']],
  ['persona show Platf\t', 'Engineers', ['persona', 'show', 'Platform Engineers']],
  ['capture --from file:a\twho\t', '.token', ['capture', '--from', "file:a folder/who's.token"]],
]

describe('bash', () => {
  it('gets words that stand for themselves, whatever names hold', async () => {
    const script = [
      'eval "$(tokenbench completion bash)"',
      `COMP_LINE="tokenbench token show "; COMP_POINT=\${#COMP_LINE}`,
      '_tokenbench tokenbench ""',
      `for reply in "\${COMPREPLY[@]}"; do eval "set -- $reply"; printf "%s\\n" "$#" "$1"; done`,
    ]
    const lines = (await output('bash', ['-c', script.join('\n')])).split('\n')
    const counts = lines.filter((_, index) => index % 2 === 0)
    const words = lines.filter((_, index) => index % 2 === 1)
    expect(new Set(counts)).toEqual(new Set(['1']))
    expect(words).toContain('nightly-etl')
    expect(words).toContain(hostile)
    // What is a name and an option, or reads otherwise than it is written, is meant by its id.
    expect(words.filter((word) => /^-|⟨/.test(word))).toEqual([])
    expect(words.length).toBeGreaterThan(Object.keys(hostileNames).length)
    expect(existsSync(join(work, 'pwned'))).toBe(false)
  })

  it('completes at its prompt, also behind an open quote', async () => {
    await using terminal = inTerminal('bash', ['--norc', '--noprofile', '-i'])
    await terminal.waitFor('ready>')
    terminal.type('eval "$(tokenbench completion bash)"\r')
    await terminal.waitFor(/bash\)"\s+ready>/)
    for (const [line, shown, words] of typed) {
      terminal.type(`tokenbench ${line}`)
      await terminal.waitFor(shown)
      expect(await called(terminal)).toEqual(words)
      terminal.press('ctrl-l')
    }
    expect(existsSync(join(work, 'pwned'))).toBe(false)
  })

  it('is given nothing that the bash of a Mac (3.2) does not know', async () => {
    const script = await output('tokenbench', ['completion', 'bash'])
    expect(script).not.toMatch(
      /mapfile|readarray|declare -[An]|\$\{\w+(?:,,|\^\^|@)|&>>|\|&|coproc/,
    )
    expect(script).not.toMatch(/_init_completion|_get_comp_words|__ltrim/)
    // Reading a script from `<( )` gives bash 3.2 nothing.
    expect(script).not.toContain('source <(')
  })
})

describe('zsh', () => {
  it('completes at its prompt, also behind an open quote', async ({ skip }) => {
    skip(!isInstalled('zsh'), 'there is no zsh here')
    await using terminal = inTerminal('zsh', ['-f', '-i'])
    await terminal.waitFor('ready>')
    terminal.type('autoload -Uz compinit && compinit -u; source <(tokenbench completion zsh)\r')
    await terminal.waitFor(/zsh\)\s+ready>/)
    for (const [line, shown, words] of typed) {
      terminal.type(`tokenbench ${line}`)
      await terminal.waitFor(shown)
      expect(await called(terminal)).toEqual(words)
      terminal.press('ctrl-l')
    }
    expect(existsSync(join(work, 'pwned'))).toBe(false)
  })
})

describe('fish', () => {
  it.for([
    ['tokenbench to', ['token', 'tour']],
    ['tokenbench token list --sort=cr', ['--sort=created']],
    ["tokenbench token show '$(t", [hostile]],
    ['X=1 tokenbench token show -- nig', ['nightly-etl']],
    ['echo hi; tokenbench persona show Platf', ['Platform Engineers']],
    ['tokenbench capture --from file:a', ['file:a folder/']],
  ] as const)('completes %j', async ([line, words], { skip }) => {
    skip(!isInstalled('fish'), 'there is no fish here')
    const script = 'tokenbench completion fish | source; complete -C"$argv[1]"'
    const found = await output('fish', ['--no-config', '-c', script, '--', line])
    expect(found.split('\n').map((one) => one.split('\t')[0])).toEqual(words)
    expect(existsSync(join(work, 'pwned'))).toBe(false)
  })
})

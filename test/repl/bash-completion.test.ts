import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

beforeAll(async () => {
  tenant = await Tenant.start()
  await giveHostileNames(tenant)
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

it('gives bash words that stand for themselves, whatever names hold', async () => {
  const script = [
    'source <(tokenbench completion bash)',
    `COMP_LINE="tokenbench token show "; COMP_POINT=\${#COMP_LINE}`,
    '_tokenbench tokenbench ""',
    `for reply in "\${COMPREPLY[@]}"; do eval "set -- $reply"; printf "%s\\n" "$#" "$1"; done`,
  ]
  const { stdout } = await promisify(execFile)('bash', ['-c', script.join('\n')], {
    cwd: work,
    env: home.environment(env()),
  })
  const lines = stdout.trimEnd().split('\n')
  const counts = lines.filter((_, index) => index % 2 === 0)
  const words = lines.filter((_, index) => index % 2 === 1)
  expect(new Set(counts)).toEqual(new Set(['1']))
  expect(words).toContain('nightly-etl')
  expect(words).toContain(hostileNames['run a command'])
  // What is a name and an option, or reads otherwise than it is written, is meant by its id.
  expect(words.filter((word) => /^-|⟨/.test(word))).toEqual([])
  expect(words.length).toBeGreaterThan(Object.keys(hostileNames).length)
  expect(existsSync(join(work, 'pwned'))).toBe(false)
})

it('completes in a real bash, also behind an open quote', async () => {
  await using terminal = Terminal.start('bash', ['--norc', '--noprofile', '-i'], {
    home,
    cwd: work,
    env: { ...env(), PS1: 'ready> ' },
    cols: 160,
  })
  await terminal.waitFor('ready>')
  terminal.type('source <(tokenbench completion bash)\r')
  await terminal.waitFor(/bash\)\s+ready>/)
  terminal.type('tokenbench tok\tli\t--so\tex\t')
  await terminal.waitFor('tokenbench token list --sort expires')
  terminal.press('ctrl-u')
  terminal.type(`tokenbench token show '$(t\t`)
  await terminal.waitFor("| & *'")
  terminal.press('enter')
  await terminal.waitFor(/ready>\s*$/)
  expect(readFileSync(heard, 'utf8')).toBe(`token\nshow\n${hostileNames['run a command']}\n`)
  expect(existsSync(join(work, 'pwned'))).toBe(false)
})

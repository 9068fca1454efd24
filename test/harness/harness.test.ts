import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Home } from './home.ts'
import { pictureOf } from './picture.ts'
import { Terminal } from './terminal.ts'

const shell = (script: string, options = {}) => Terminal.start('sh', ['-c', script], options)

/** A program in raw mode that says what it reads, until `q`. */
const echoer = `
  process.stdin.setRawMode(true)
  process.stdin.setEncoding('utf8')
  let all = ''
  process.stdin.on('data', (text) => {
    all += text
    console.log('read ' + JSON.stringify(text.slice(0, 40)) + '\\r')
    console.log('total ' + all.length + '\\r')
    if (text === 'q') process.exit(0)
  })
  process.stdout.on('resize', () => console.log(process.stdout.columns + ' columns\\r'))
  process.on('SIGTERM', () => process.exit(7))
  process.stdout.write('\\x1b[?25l\\x1b[?2004hready\\r\\n')
`
const startEchoer = (options = {}) => Terminal.start(process.execPath, ['-e', echoer], options)

describe('a terminal', () => {
  it('waits for what is on the screen and gives the groups of a pattern', async () => {
    await using terminal = shell('echo id=17; cat')
    const [, id] = await terminal.waitFor(/id=(\d+)/)
    expect(id).toBe('17')
    expect(terminal.screen()).toBe('id=17')
  })

  it('shows the whole screen when it waited in vain', async () => {
    await using terminal = shell('echo something else; cat')
    await terminal.waitFor('something')
    await expect(terminal.waitFor('the moon', { timeoutMs: 50 })).rejects.toThrow(
      /"the moon"[\s\S]*something else/,
    )
  })

  it('stops waiting when the program ends', async () => {
    await using terminal = shell('echo bye; exit 3')
    await expect(terminal.waitFor('hello')).rejects.toThrow(/ended with 3[\s\S]*bye/)
    expect(await terminal.exit).toEqual({ code: 3, signal: null })
  })

  it('sees what goes away', async () => {
    await using terminal = shell('printf working; read line; printf "\\033[H\\033[Jdone"; cat')
    await terminal.waitFor('working')
    terminal.press('enter')
    await terminal.waitForGone('working')
    await terminal.waitFor('done')
  })

  it('finds text in a line that the terminal wrapped', async () => {
    await using terminal = shell('echo one two three four; cat', { cols: 10 })
    await terminal.waitFor('one two three four')
    expect(terminal.screen().split('\n')).toEqual(['one two th', 'ree four'])
  })

  it('presses keys as xterm sends them', async () => {
    await using terminal = startEchoer()
    await terminal.waitFor('ready')
    terminal.press('up')
    await terminal.waitFor('read "\\u001b[A"')
    terminal.press('ctrl-space')
    await terminal.waitFor('read "\\u0000"')
    terminal.press('ctrl-c')
    await terminal.waitFor('read "\\u0003"')
    expect(() => terminal.press('ctrl-enter')).toThrow('ctrl-enter')
  })

  it('marks a paste, in whatever pieces it comes', async () => {
    await using terminal = startEchoer()
    await terminal.waitFor('ready')
    await terminal.paste(`curl\n${'x'.repeat(8000)}`, { pieces: 7 })
    await terminal.waitFor(`total ${8005 + 12}`)
    expect(terminal.bytes()).toContain('read "\\u001b[200~curl\\n')
  })

  it('can be a terminal that does not mark pastes', async () => {
    await using terminal = startEchoer()
    await terminal.waitFor('ready')
    await terminal.paste('one\ntwo', { bracketed: false })
    await terminal.waitFor('read "one\\rtwo"')
  })

  it('tells the program that the window changed', async () => {
    await using terminal = startEchoer()
    await terminal.waitFor('ready')
    terminal.resize(97, 30)
    await terminal.waitFor('97 columns')
  })

  it('sends signals and says how the program ended', async () => {
    await using polite = startEchoer()
    await polite.waitFor('ready')
    polite.signal('SIGTERM')
    expect(await polite.exit).toEqual({ code: 7, signal: null })

    await using killed = shell('echo ready; cat')
    await killed.waitFor('ready')
    killed.signal('SIGKILL')
    expect(await killed.exit).toEqual({ code: null, signal: 'SIGKILL' })
  })

  it('says in which modes the program left the terminal', async () => {
    await using terminal = startEchoer()
    await terminal.waitFor('ready')
    terminal.type('q')
    await terminal.exit
    expect(terminal.modes()).toEqual({
      cursorVisible: false,
      alternateScreen: false,
      bracketedPaste: true,
    })
  })

  it('gives the program a clean environment and a home of its own', async () => {
    process.env.TOKENBENCH_PROFILE = 'mine'
    await using terminal = shell('env | sort; echo end', { env: { EXTRA: 'yes' }, cols: 200 })
    await terminal.waitFor('end')
    delete process.env.TOKENBENCH_PROFILE
    const names = terminal.screen().match(/^\w+(?==)/gm)
    expect(names).toEqual(
      expect.arrayContaining(['EXTRA', 'HOME', 'LANG', 'PATH', 'TERM', 'TOKENBENCH_HOME']),
    )
    expect(names).not.toContain('TOKENBENCH_PROFILE')
    expect(names).not.toContain('CI')
    const { folder } = terminal.home
    await terminal.close()
    expect(existsSync(folder)).toBe(false)
  })

  it('leaves a home that it was lent', async () => {
    using home = new Home()
    const terminal = shell('true', { home })
    await terminal.close()
    expect(existsSync(home.folder)).toBe(true)
  })

  it('answers a program that asks where the cursor is', async () => {
    await using terminal = Terminal.start(process.execPath, [
      '-e',
      `process.stdin.setRawMode(true); process.stdout.write('\\x1b[6n')
       process.stdin.once('data', (reply) => console.log(JSON.stringify(String(reply))))`,
    ])
    await terminal.waitFor('"\\u001b[1;1R"')
  })
})

describe('a picture', () => {
  const draw = async (escaped: string) => {
    await using terminal = shell(`printf '${escaped}'; cat`, { cols: 20, rows: 2 })
    await terminal.waitFor('end')
    return pictureOf(terminal.styledScreen(), 'a test <of> it')
  }

  it('keeps colours, weight and inversion', async () => {
    const svg = await draw(
      '\\033[1;31mred\\033[0m \\033[7minv\\033[0m \\033[38;2;1;2;3mrgb\\033[0m end',
    )
    expect(svg).toMatch(/fill="#e06c75" font-weight="bold">red</)
    expect(svg).toMatch(/<rect [^>]*fill="#d7dae0"\/>\n<text [^>]*fill="#15171c">inv</)
    expect(svg).toMatch(/fill="#010203">rgb</)
    expect(svg).toContain('<title>a test &lt;of&gt; it</title>')
  })

  it('gives a wide character two columns', async () => {
    const svg = await draw('日😀 end')
    const wide = [...svg.matchAll(/<text x="([\d.]+)"[^>]*textLength="([\d.]+)"[^>]*>([^<]+)</g)]
    expect(wide.map(([, x, length, text]) => [text, x, length])).toEqual([
      ['日', '14', '16.8'],
      ['😀', '30.8', '16.8'],
      [' end', '47.6', '33.6'],
    ])
  })
})

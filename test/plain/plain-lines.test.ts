import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Terminal } from '../harness/terminal.ts'

const demo = fileURLToPath(new URL('./demo.ts', import.meta.url))
/** Behind it, the shell says whether the terminal still gathers lines (icanon) or is raw. */
const start = (env = {}) =>
  Terminal.start('sh', ['-c', `"$0" "$1"; echo "code=$?"; stty -a`, process.execPath, demo], {
    rows: 60,
    env,
  })

const long = Array.from({ length: 60 }, (_, n) => `  -H 'x-header-${n}: ${'z'.repeat(100)}'`)
const command = ["curl 'https://acme.atlan.com/api'", ...long].join(' \\\n')

/** The request to mark pastes, and nothing else that moves, erases or colours. */
const sequences = (bytes: string) => new Set(bytes.match(/\x1b\[[0-9;?]*[A-Za-z]|\x1b.|[\b\x07]/g))

async function upToThePaste(terminal: Terminal): Promise<void> {
  await terminal.waitFor('Your answer: ')
  terminal.type('nigth')
  terminal.press('backspace', 'backspace')
  await terminal.waitFor('Removed: h, t')
  terminal.type('ht')
  await terminal.waitFor(/^night$/m)
  terminal.press('enter')
  await terminal.waitFor('And 10 more.')
  terminal.type('3,1')
  terminal.press('enter')
  await terminal.waitFor('Chosen: Persona 3 and Persona 1.')
  await terminal.waitFor('Paste it here; it is not shown: ')
}

async function toTheEnd(terminal: Terminal): Promise<void> {
  await terminal.waitFor('Ready for Ctrl-C.')
  terminal.press('ctrl-c')
  const heard = { name: 'night', personas: ['p3', 'p1'], bearer: command.length }
  await terminal.waitFor(JSON.stringify(heard))
  // A minus stands before what is off.
  await terminal.waitFor(/[^-]icanon[\s\S]*[^-]echo\b/)
  await terminal.exit
  expect(terminal.screen()).toContain('code=0')
  expect(terminal.modes()).toEqual({
    cursorVisible: true,
    alternateScreen: false,
    bracketedPaste: false,
  })
  expect(terminal.bytes()).not.toContain('zzz')
}

it('asks for everything on paper that is only added to', async () => {
  await using terminal = start()
  await upToThePaste(terminal)
  await terminal.paste(command, { pieces: 3 })
  await terminal.waitFor(`${command.length.toLocaleString('en')} characters received: cURL.`)
  await toTheEnd(terminal)
  expect(sequences(terminal.bytes())).toEqual(new Set(['\x1b[?2004h', '\x1b[?2004l']))
})

it('takes a paste of more than the kernel’s line from a terminal that does not mark pastes', async () => {
  await using terminal = start()
  await upToThePaste(terminal)
  await terminal.paste(command, { bracketed: false })
  await toTheEnd(terminal)
})

it('drops what a paste smuggles in behind an end marker of its own', async () => {
  await using terminal = start()
  await upToThePaste(terminal)
  await terminal.paste(`${command}\x1b[201~\rsmuggled\r`)
  await toTheEnd(terminal)
})

it('writes no sequence at all to a dumb terminal', async () => {
  await using terminal = start({ TERM: 'dumb' })
  await terminal.waitFor('Your answer: ')
  terminal.type('x')
  terminal.press('ctrl-c')
  await terminal.waitFor('left')
  await terminal.waitFor(/[^-]icanon/)
  expect(sequences(terminal.bytes())).toEqual(new Set())
})

it('gives the terminal back when it is ended from outside', async () => {
  await using terminal = start()
  const [, pid] = await terminal.waitFor(/pid (\d+)/)
  await terminal.waitFor('Your answer: ')
  process.kill(Number(pid), 'SIGTERM')
  await terminal.waitFor('code=143')
  await terminal.waitFor(/[^-]icanon/)
  expect(terminal.modes().bracketedPaste).toBe(false)
})

it('stops at Ctrl-Z and comes back with what was typed', async () => {
  await using terminal = Terminal.start('bash', ['--norc', '-i'], { rows: 60, env: { PS1: '$ ' } })
  await terminal.waitFor('$ ')
  terminal.type(`'${process.execPath}' '${demo}'\r`)
  await terminal.waitFor('Your answer: ')
  terminal.type('nigh')
  terminal.press('ctrl-z')
  await terminal.waitFor('Stopped')
  terminal.type('fg\r')
  await terminal.waitFor(/fg\n.*\n+Your answer: nigh$/m)
  terminal.type('t')
  await terminal.waitFor('Your answer: night')
  terminal.press('ctrl-c')
  await terminal.waitFor('left')
})

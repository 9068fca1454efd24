import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../harness/bundle.ts'
import type { Key } from '../harness/keys.ts'
import { Terminal, type TerminalOptions } from '../harness/terminal.ts'

import { curl, secretBearer } from './questions.ts'

const folder = mkdtempSync(join(tmpdir(), 'tokenbench-screens-'))
let demo: string

beforeAll(async () => {
  demo = await bundle(join(import.meta.dirname, 'demo.ts'), folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = (scenes: string, options: TerminalOptions = {}): Terminal =>
  Terminal.start(process.execPath, [demo, ...scenes.split(' ')], options)

/** In a shell that says afterwards what the program left behind. */
const startInShell = (scene: string): Terminal =>
  Terminal.start('sh', [
    '-c',
    `'${process.execPath}' '${demo}' ${scene}; echo "ended with $?"; stty -a | grep -o ' -*icanon\\| -*echo '; cat`,
  ])

async function expectTerminalRestored(terminal: Terminal): Promise<void> {
  await terminal.waitFor(/ended with \d+[\s\S]* icanon\n* echo/)
  expect(terminal.modes()).toEqual({
    cursorVisible: true,
    alternateScreen: false,
    bracketedPaste: false,
  })
}

describe('answering', () => {
  it('takes a text that was typed, with Enter', async () => {
    await using terminal = start('text')
    await terminal.waitFor('What shall the token be called?')
    terminal.type('loader')
    await terminal.waitFor('❯ loader')
    terminal.press('enter')
    await terminal.waitFor('result "loader"')
  })

  it('goes back with Esc and shows the former answer there', async () => {
    await using terminal = start('back')
    await terminal.waitFor('What shall the token be called?')
    terminal.press('esc')
    await terminal.waitFor('❯ kept-answer')
    terminal.press('enter')
    await terminal.waitFor('{"first":"back","again":"kept-answer"}')
  })

  it('keeps what was chosen when one goes back and comes again', async () => {
    await using terminal = start('left-half-way')
    await terminal.waitFor('❯ [ ] Data Assets')
    terminal.press('space', 'down', 'esc')
    await terminal.waitFor('❯ [x] Data Assets')
    terminal.press('enter')
    await terminal.waitFor('result ["p1"]')
  })

  it('takes away what it said of a text once that is corrected', async () => {
    await using terminal = start('refused-text')
    await terminal.waitFor('✗ There is a token with this name.')
    terminal.type('2')
    await terminal.waitFor('❯ etl2')
    expect(terminal.screen()).not.toContain('✗')
  })

  it('says once that Enter takes the tenant which the field shows', async () => {
    await using terminal = start('tenant-again')
    await terminal.waitFor('❯ https://acme.atlan.com')
    expect(terminal.screen()).not.toContain('keeps it')
    terminal.press('enter')
    await terminal.waitFor('result "https://acme.atlan.com"')
  })

  it('chooses several from a list that is filtered as one types', async () => {
    await using terminal = start('choices')
    await terminal.waitFor('Data Stewards')
    terminal.type('stew')
    await terminal.waitFor('1 of 6 match the filter')
    terminal.press('ctrl-space')
    await terminal.waitFor('Chosen: Data Stewards')
    terminal.press('ctrl-u')
    await terminal.waitFor('Daily Finance')
    terminal.press('tab')
    await terminal.waitFor('Chosen: Data Assets, Data Stewards')
    terminal.press('enter')
    await terminal.waitFor('result ["p1","p2"]')
  })

  it('chooses with the space bar, and clears its filter with Esc before it goes back', async () => {
    await using terminal = start('choices')
    await terminal.waitFor('Daily Finance')
    terminal.press('space')
    await terminal.waitFor(/Chosen: \w/)
    terminal.type('nothing like it')
    await terminal.waitFor('0 of 6 match the filter')
    expect(terminal.screen()).toContain('esc clear filter')
    terminal.press('esc')
    await terminal.waitFor('esc back')
    terminal.press('enter')
    await terminal.waitFor(/result \["p\d"\]/)
  })

  it('does not choose what is disabled', async () => {
    await using terminal = start('choices')
    await terminal.waitFor('Disabled one')
    terminal.press('end')
    await terminal.waitFor(/❯ +– +Disabled one/)
    terminal.press('tab')
    await terminal.waitFor('Disabled one cannot be chosen.')
    terminal.type('日')
    await terminal.waitFor('1 of 6 match the filter')
    terminal.press('enter')
    await terminal.waitFor('Nothing is chosen')
    terminal.press('enter')
    await terminal.waitFor('result []')
  })

  it('goes on with none only where none is an answer', async () => {
    await using terminal = start('required')
    await terminal.waitFor('Data Stewards')
    expect(terminal.screen()).not.toContain('go on with none')
    terminal.press('enter')
    await terminal.waitFor('Nothing is chosen: tab chooses the row you are on.')
    terminal.press('tab')
    await terminal.waitFor('Chosen: Data Assets')
    terminal.press('enter')
    await terminal.waitFor('result ["p1"]')
  })

  it('offers only the way back where there is nothing to choose from', async () => {
    await using terminal = start('nothing-there')
    await terminal.waitFor('None is left.')
    expect(terminal.screen()).not.toContain('enter')
    terminal.press('esc')
    await terminal.waitFor('result "went back"')
  })

  it('asks for the text that a chosen option needs', async () => {
    await using terminal = start('choice')
    await terminal.waitFor('❯ a file')
    terminal.press('enter')
    await terminal.waitFor('❯ /home/me/nightly-etl.token')
    terminal.type('2')
    await terminal.waitFor('nightly-etl.token2')
    terminal.press('enter')
    await terminal.waitFor('result "file:/home/me/nightly-etl.token2"')
  })

  it('finds one of ten thousand options', async () => {
    await using terminal = start('many')
    await terminal.waitFor(/1–\d of 10,000/)
    terminal.type('9999')
    await terminal.waitFor('1 of 10,000 match the filter')
    terminal.press('tab')
    await terminal.waitFor('Chosen: connection-9999')
    terminal.press('enter')
    await terminal.waitFor('result ["o9999"]')
  })

  it('tries again when the options did not come', async () => {
    await using terminal = start('failing')
    await terminal.waitFor('Nothing answers at acme.atlan.com.')
    terminal.type('r')
    await terminal.waitFor('Data Stewards')
  })

  it('stops waiting for options with Esc', async () => {
    await using terminal = start('slow-options')
    await terminal.waitFor('Asking for the list …')
    terminal.press('esc')
    await terminal.waitFor('result "went back"')
  })

  it('runs from the first question to the end', async () => {
    await using terminal = start('wizard')
    await terminal.waitFor('What shall the token be called?')
    terminal.type('loader')
    await terminal.waitFor('❯ loader')
    terminal.press('enter')
    await terminal.waitFor('❯ [ ] Data Assets')
    terminal.press('tab')
    await terminal.waitFor('[x] Data Assets')
    terminal.press('enter')
    await terminal.waitFor('❯ a file')
    terminal.press('enter')
    await terminal.waitFor('Which file?')
    terminal.press('enter')
    await terminal.waitFor('Borrow the browser sign-in')
    terminal.press('ctrl-p')
    await terminal.waitFor('conn.admin, a person')
    terminal.press('enter')
    await terminal.waitFor('enter do it')
    terminal.press('enter')
    await terminal.waitFor('✓ create nightly-etl')
    await terminal.waitFor('nightly-etl exists')
    terminal.type('u')
    await terminal.waitFor('"action":"undo"')
  })
})

describe('a paste', () => {
  it('goes on by itself when it is whole, and is never drawn', async () => {
    await using terminal = start('capture')
    await terminal.waitFor('Paste it here')
    await terminal.paste(curl(), { pieces: 3 })
    await terminal.waitFor('✓ who        conn.admin')
    await terminal.waitFor(`${curl().length.toLocaleString('en')} characters · cURL`)
    expect(terminal.bytes()).not.toContain(secretBearer.slice(0, 12))
    expect(terminal.bytes()).not.toContain(secretBearer.slice(-8))
    expect(terminal.bytes()).not.toContain('x'.repeat(10))
  })

  it.each([
    { newline: '\r' as const, pieces: 1 },
    { newline: '\r' as const, pieces: 7 },
    { newline: '\n' as const, pieces: 3 },
  ])('arrives whole without marks ($pieces pieces, $newline)', async ({ newline, pieces }) => {
    await using terminal = start('capture')
    await terminal.waitFor('Paste it here')
    // Longer than what the system hands over at once, so that it arrives cut.
    const text = curl(180)
    await terminal.paste(text, { bracketed: false, newline, pieces })
    await terminal.waitFor('✓ who        conn.admin')
    terminal.press('enter')
    await terminal.waitFor(`"pasted":${text.length},"lines":5,"going":true`)
    expect(terminal.bytes()).not.toContain(secretBearer.slice(0, 12))
  })

  it('confirms nothing, even with a forged end mark and an Enter behind it', async () => {
    await using terminal = start('review')
    await terminal.waitFor('enter do it')
    await terminal.paste('harmless\x1b[201~\r\r')
    await nothingComesOfIt(terminal)
  })

  it('confirms nothing without marks either', async () => {
    await using terminal = start('review')
    await terminal.waitFor('enter do it')
    await terminal.paste('\n\ncurl\n\n', { bracketed: false })
    await nothingComesOfIt(terminal)
  })

  it('gives the keyboard back when its end never comes', async () => {
    await using terminal = start('capture')
    await terminal.waitFor('Paste it here')
    terminal.type("\x1b[200~curl 'https://acme.atlan.com/api ")
    await terminal.waitFor('33 characters')
    await terminal.waitFor('Not whole yet: ')
    terminal.press('ctrl-u')
    await terminal.waitForGone('33 characters')
  })

  it('is left with Ctrl-C while its end is still awaited', async () => {
    await using terminal = start('capture')
    await terminal.waitFor('Paste it here')
    terminal.type('\x1b[200~curl ')
    await pressUntil(terminal, 'ctrl-c', 'cancelled')
  })

  it('shows a typed address, but no pasted one', async () => {
    await using terminal = start('tenant')
    await terminal.waitFor('Which Atlan tenant?')
    terminal.type('acme')
    await terminal.waitFor('❯ acme')
    terminal.press('ctrl-u')
    await terminal.paste('acme.atlan.com')
    await terminal.waitFor('❯ 14 characters')
  })

  it('may be taken from the clipboard', async () => {
    await using terminal = start('capture')
    await terminal.waitFor('Paste it here')
    terminal.press('ctrl-v')
    await terminal.waitFor('26 characters')
  })

  it('says how to go on when the last one was wrong', async () => {
    await using terminal = start('wrong-paste')
    await terminal.waitFor('✗ This is an API token’s bearer')
    await terminal.waitFor('▸ Copy the request from a browser')
  })

  it('keeps to the guide that is followed when it was not taken', async () => {
    await using terminal = start('refused-paste')
    await terminal.waitFor('tab Firefox')
    terminal.press('tab')
    await terminal.waitFor('in Firefox')
    terminal.type('nothing of use\r')
    await terminal.waitFor('✗ This is an API token’s bearer')
    expect(terminal.screen()).toContain('in Firefox')
  })

  it('is not needed where an answer is kept', async () => {
    await using terminal = start('kept')
    await terminal.waitFor('Now: conn.admin.')
    terminal.press('enter')
    await terminal.waitFor('result ""')
  })
})

describe('a review', () => {
  it('is read to its end before Enter does anything', async () => {
    await using terminal = start('long-review')
    await terminal.waitFor('enter read on')
    terminal.press('enter')
    await terminal.waitFor('↓ 2 rows below')
    terminal.press('enter')
    await terminal.waitFor('enter do it')
    terminal.press('enter')
    await terminal.waitFor('result "applied"')
  })

  it('needs the words where Enter is not enough', async () => {
    await using terminal = start('typed-review', { rows: 30 })
    await terminal.waitFor('This needs more than Enter')
    terminal.press('enter')
    await terminal.waitFor('Nothing was done')
    terminal.type('nightly-etl')
    await terminal.waitFor('❯ nightly-etl')
    terminal.press('enter')
    await terminal.waitFor('result "applied"')
  })

  it('goes back with Esc and nothing is done', async () => {
    await using terminal = start('review')
    await terminal.waitFor('esc back, nothing is done')
    terminal.press('esc')
    await terminal.waitFor('result "went back"')
  })
})

describe('Ctrl-C', () => {
  it('first stops what runs; the next one leaves', async () => {
    await using terminal = start('hanging')
    await terminal.waitFor('Asking acme.atlan.com who you are')
    terminal.press('ctrl-c')
    await terminal.waitFor('What shall the token be called?')
    terminal.press('ctrl-c')
    await terminal.waitFor('cancelled')
  })

  it('leaves even work that does not listen', async () => {
    await using terminal = start('deaf')
    await terminal.waitFor('ctrl-c stop')
    terminal.press('ctrl-c')
    await terminal.waitFor('Stopping')
    terminal.press('ctrl-c')
    await terminal.waitFor('cancelled')
    expect(await terminal.exit).toEqual({ code: 130, signal: null })
  })

  it('asks once more while something would be lost, and what was typed is still there', async () => {
    await using terminal = start('hold-on')
    await terminal.waitFor('What shall the token be called?')
    terminal.type('half')
    await terminal.waitFor('❯ half')
    terminal.press('ctrl-c')
    await terminal.waitFor('was not handed over yet')
    expect(terminal.screen()).not.toContain('half')
    terminal.press('esc')
    await terminal.waitFor('❯ half')
    terminal.press('ctrl-c')
    await terminal.waitFor('Leave now?')
    terminal.press('ctrl-c')
    await terminal.waitFor('cancelled')
  })

  it('ends a finished flow like Enter', async () => {
    await using terminal = start('end')
    await terminal.waitFor('nightly-etl exists')
    terminal.press('ctrl-c')
    await terminal.waitFor('result')
  })
})

describe('the terminal', () => {
  it('is given back at a normal end', async () => {
    await using terminal = startInShell('text')
    await terminal.waitFor('What shall the token be called?')
    terminal.press('enter')
    await terminal.waitFor('ended with 0')
    await expectTerminalRestored(terminal)
  })

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('is given back on %s', async (signal) => {
    await using terminal = start('capture')
    await terminal.waitFor('Paste it here')
    terminal.signal(signal)
    expect(await terminal.exit).toEqual({ code: 130, signal: null })
    expect(terminal.modes()).toEqual({
      cursorVisible: true,
      alternateScreen: false,
      bracketedPaste: false,
    })
    expect(terminal.screen()).toContain('cancelled')
  })

  it('is given back before the report of a crash, which stays readable', async () => {
    await using terminal = startInShell('crash')
    await terminal.waitFor('a mistake of ours')
    await terminal.waitFor('ended with 1')
    await expectTerminalRestored(terminal)
    expect(terminal.bytes()).toMatch(/\x1b\[\?1049l[\s\S]*a mistake of ours/)
  })

  it('is lent to the shell with Ctrl-Z and taken again', async () => {
    await using terminal = Terminal.start('bash', ['--norc', '--noprofile', '-i'], {
      env: { PS1: 'shell> ' },
    })
    await terminal.waitFor('shell> ')
    terminal.type(`'${process.execPath}' '${demo}' text\r`)
    await terminal.waitFor('What shall the token be called?')
    terminal.type('half')
    await terminal.waitFor('❯ half')
    terminal.press('ctrl-z')
    await terminal.waitFor('Stopped')
    expect(terminal.modes().alternateScreen).toBe(false)
    terminal.type('fg\r')
    await terminal.waitFor('❯ half')
    terminal.press('enter')
    await terminal.waitFor('result "half"')
  })

  it('may shrink below what can be read, and grow again', async () => {
    await using terminal = start('text')
    await terminal.waitFor('What shall the token be called?')
    terminal.type('half')
    await terminal.waitFor('❯ half')
    terminal.resize(40, 10)
    await terminal.waitFor('This window is too small')
    expect(terminal.screen()).not.toContain('half')
    terminal.resize(120, 40)
    await terminal.waitFor('❯ half')
    terminal.press('enter')
    await terminal.waitFor('result "half"')
  })

  it('never gets a frame that fills its last row', async () => {
    await using terminal = start('many', { cols: 60, rows: 15 })
    await terminal.waitFor('of 10,000')
    expect(terminal.screen().split('\n').length).toBeLessThan(15)
  })

  it('is drawn anew with Ctrl-L', async () => {
    await using terminal = start('text')
    await terminal.waitFor('What shall the token be called?')
    const before = terminal.bytes().length
    terminal.press('ctrl-l')
    await terminal.waitFor('What shall the token be called?')
    terminal.press('ctrl-g')
    await terminal.waitFor('draw the screen again')
    expect(terminal.bytes().slice(before)).toContain('\x1b[?1049h')
  })

  it('may be taken a second time by the same process', async () => {
    await using terminal = start('text back')
    await terminal.waitFor('What shall the token be called?')
    terminal.type('first')
    await terminal.waitFor('❯ first')
    terminal.press('enter')
    await terminal.waitForGone('❯ first')
    await terminal.waitFor('What shall the token be called?')
    terminal.press('esc')
    await terminal.waitFor('❯ kept-answer')
    terminal.press('enter')
    await terminal.waitFor(/result "first"\s+result .*kept-answer/)
    expect(await terminal.exit).toEqual({ code: 0, signal: null })
  })

  it('gets no colours when none are wanted', async () => {
    await using terminal = start('review', { env: { NO_COLOR: '1' } })
    await terminal.waitFor('enter do it')
    expect(terminal.bytes()).not.toMatch(/\x1b\[[\d;]*m/)
  })
})

/** A question in the middle of work gives way to the work again. */
it('shows the work again after a question in the middle of it', async () => {
  await using terminal = start('need')
  await terminal.waitFor('What shall the token be called?')
  terminal.type('other')
  await terminal.waitFor('❯ other')
  terminal.press('enter')
  await terminal.waitFor('production, by other')
})

it('counts down the time that the bearer has left', async () => {
  await using terminal = start('countdown')
  const [, seconds] = await terminal.waitFor(/bearer 11:(\d\d) left/)
  await terminal.waitForGone(`bearer 11:${seconds} left`)
  await terminal.waitFor(/bearer 11:\d\d left/)
})

it('lists every key of a screen in its help', async () => {
  await using terminal = start('capture')
  await terminal.waitFor('ctrl-g help')
  terminal.press('ctrl-g')
  await terminal.waitFor('suspend')
  terminal.press('esc')
  await terminal.waitFor('Paste it here')
})

/** Keys right behind a paste are taken for a part of it, so the key is pressed until it counts. */
async function pressUntil(terminal: Terminal, key: Key, wanted: string): Promise<void> {
  for (;;) {
    terminal.press(key)
    const came = await terminal.waitFor(wanted, { timeoutMs: 200 }).catch(() => undefined)
    if (came) return
  }
}

async function nothingComesOfIt(terminal: Terminal): Promise<void> {
  await pressUntil(terminal, 'ctrl-g', 'back to the screen')
  expect(terminal.bytes()).not.toContain('applied')
}

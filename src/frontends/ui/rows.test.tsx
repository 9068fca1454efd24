import { PassThrough } from 'node:stream'
import { render } from 'ink'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { Rows } from './rows.tsx'

/** What Ink writes where a screen reader listens. */
function read(what: ReactNode): string {
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 60, rows: 10 })
  const ink = render(what, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    isScreenReaderEnabled: true,
    patchConsole: false,
    interactive: true,
  })
  ink.unmount()
  return String(stdout.read())
}

it('are read by what they are and name, without the marks that are drawn', () => {
  const names = ['nightly-etl, in 90 days', 'x\x1b]52;c;eA==\x07']
  const said = read(
    <Rows
      role="listbox"
      rows={names.map(() => [{ text: '❯ * ✗ drawn' }])}
      spoken={(row) => ({ role: 'option', label: names[row] ?? '', selected: row === 0 })}
    />,
  )
  expect(said).toContain('option: (selected) nightly-etl, in 90 days')
  expect(said).not.toContain('drawn')
  expect(said).not.toContain('\x1b]52')
})

it('are read as work that goes on', () => {
  const said = read(<Rows role="progressbar" rows={[[{ text: 'create nightly-etl' }]]} />)
  expect(said).toMatch(/progressbar: \(busy\) create nightly-etl/)
})

import { renderToString } from 'ink'
import { describe, expect, it } from 'vitest'
import { chosenLine } from './chosen-line.ts'
import { editedText } from './edit-text.ts'
import { Header } from './header.tsx'
import { listDraft } from './list-draft.ts'
import { OptionPicker } from './option-picker.tsx'
import { neededWidths } from './option-rows.ts'
import { changePasted, nothingPasted } from './paste.ts'
import { PasteField } from './paste-field.tsx'
import { StepsList } from './steps-list.tsx'
import { scrolled, TextField } from './text-field.tsx'
import { isTooSmall } from './too-small.tsx'

const now = () => new Date('2026-11-20T18:00:00Z')
const place = {
  tenant: { host: '127.0.0.1:40121', practice: true },
  identity: { username: 'conn.admin', kind: 'user' as const, roles: ['$admin'] },
}

describe('the header', () => {
  const header = (width: number, more = {}): string[] =>
    renderToString(
      <Header place={{ ...place, ...more }} step={undefined} now={now} width={width} />,
      { columns: width },
    ).split('\n')

  it('says where, as whom and that practice is not real', () => {
    expect(header(100)[0]).toBe(
      ' tokenbench   PRACTICE, nothing here is real · 127.0.0.1:40121 · as conn.admin ($admin)',
    )
  })

  it('says less where there is less room, but never that practice is real, nor less of who', () => {
    expect(header(80)[0]).toBe(' tokenbench   PRACTICE · 127.0.0.1:40121 · as conn.admin ($admin)')
    expect(header(60)[0]).toBe(' PRACTICE · 127.0.0.1:40121 · as conn.admin ($admin)')
    expect(header(40)[0]).toBe(' PRACTICE · as conn.admin ($admin)')
  })

  it('tells accounts apart in 80 columns, and what profile one works through', () => {
    const username = 'service-account-apikey-51c2aa10-6529-4c8f-b53c-791cb5346308'
    const roles = ['$api-token-default-access']
    const identity = { username, kind: 'api-token' as const, roles }
    const tenant = { host: 'acme.atlan.com', practice: false, profile: 'acme' }
    expect(header(80, { tenant, identity })[0]).toBe(
      ' tokenbench   acme · acme.atlan.com · as service-account-apikey-51c2…',
    )
    expect(header(80, { tenant: { ...tenant, production: true }, identity })[0]).toBe(
      ' PRODUCTION · acme · acme.atlan.com · as service-account-apikey-51c2…',
    )
  })

  it('counts down at the right edge', () => {
    const bearerExpiresAt = new Date('2026-11-20T18:11:52Z')
    expect(header(80, { bearerExpiresAt })[0]).toMatch(
      /as conn\.admin \(\$admin\) +bearer 11:52 left$/,
    )
  })

  it('names the profile of a real tenant', () => {
    const tenant = { host: 'acme.atlan.com', practice: false, profile: 'acme' }
    expect(header(80, { tenant })[0]).toContain('acme · acme.atlan.com')
  })
})

describe('a list of options', () => {
  const options = [
    { value: '1', label: 'development', columns: ['snowflake'] },
    { value: '2', label: '日本', columns: ['bigquery'], disabled: true },
    { value: '3', label: 'production', columns: ['snowflake'] },
  ]
  const picker = (chosen: readonly string[]) => (
    <OptionPicker
      pickable={{
        options,
        matches: [0, 1, 2],
        draft: { ...listDraft(chosen), cursor: 2 },
        widths: neededWidths(options),
        several: true,
        filters: true,
      }}
      rows={7}
      width={40}
    />
  )

  it('says by words and marks what is chosen, where the cursor is and what cannot be', () => {
    expect(renderToString(picker(['1']), { columns: 40 }).split('\n')).toEqual([
      'Filter:',
      '',
      '  [x] development  snowflake',
      '   –  日本         bigquery',
      '❯ [ ] production   snowflake',
      '',
      'Chosen: development',
    ])
  })

  it('tells what is chosen apart where one name stands for several', () => {
    const options = ['snowflake', 'bigquery', 'redshift'].map((connector) => ({
      value: connector,
      label: connector === 'redshift' ? 'finance' : 'development',
      columns: [connector],
    }))
    expect(chosenLine(options, new Set(['snowflake', 'redshift']), '', 60).trim()).toBe(
      'Chosen: development (snowflake), finance',
    )
  })
})

describe('a field', () => {
  it.each([
    ['fits', 20, 4, { visible: 'fits', cursorColumn: 4 }],
    ['abcdefghij', 5, 10, { visible: 'ghij', cursorColumn: 4 }],
    ['abcdefghij', 5, 0, { visible: 'abcde', cursorColumn: 0 }],
    ['日本語', 5, 3, { visible: '本語', cursorColumn: 4 }],
  ])('scrolls sideways: %s in %i columns', (text, width, cursor, expected) => {
    expect(scrolled({ ...editedText(text), cursor }, width)).toEqual(expected)
  })

  it('shows an example until something is typed', () => {
    const field = (text: string) => (
      <TextField edited={editedText(text)} width={20} label="Name" placeholder="nightly-etl" />
    )
    expect(renderToString(field(''))).toBe('e.g. nightly-etl')
    expect(renderToString(field('x'))).toBe('x')
  })

  it('never shows what was pasted', () => {
    const pasted = changePasted(nothingPasted(), { paste: "curl 'https://secret.example" })
    const drawn = renderToString(
      <PasteField pasted={pasted} echoAddress={true} width={60} label="Paste" />,
    )
    expect(drawn).toMatch(/^❯ 28 characters · /)
    expect(drawn).not.toContain('secret')
  })
})

it('keeps the current step in sight', () => {
  const steps = Array.from({ length: 10 }, (_, index) => ({
    title: `step ${index}`,
    state: index === 8 ? ('current' as const) : ('done' as const),
  }))
  const drawn = renderToString(<StepsList steps={steps} width={24} rows={4} />)
  expect(drawn).toContain('▸ step 8')
  expect(drawn.split('\n')).toHaveLength(4)
})

describe('hostile text', () => {
  const hostile = 'x\x1b[8m\r\x07\u202Ey\x1b]52;c;eA==\x07'

  it('draws nothing that a terminal would obey', () => {
    const drawn = renderToString(
      <>
        <Header
          place={{ tenant: { host: hostile, practice: false, profile: hostile } }}
          step={hostile}
          now={now}
          width={80}
        />
        <StepsList steps={[{ title: hostile, state: 'current' }]} width={40} rows={3} />
        <TextField edited={editedText(hostile)} width={40} label={hostile} placeholder={hostile} />
        <OptionPicker
          pickable={{
            options: [{ value: hostile, label: hostile, columns: [hostile] }],
            matches: [0],
            draft: listDraft([hostile]),
            widths: [20, 20],
            several: true,
            filters: false,
          }}
          rows={4}
          width={60}
        />
      </>,
    )
    expect(drawn).toContain('x�[8m')
    expect(drawn.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u)
  })
})

it.each([
  [60, 15, false],
  [59, 15, true],
  [60, 14, true],
  [300, 100, false],
])('%i × %i is too small: %s', (columns, rows, expected) => {
  expect(isTooSmall({ columns, rows })).toBe(expected)
})

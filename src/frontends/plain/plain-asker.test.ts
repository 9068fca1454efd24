import { describe, expect, it, vi } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { back, type Ending } from '#src/jobs/flows/asker.ts'
import type { AnyQuestion, Option } from '#src/jobs/flows/question.ts'
import { answered, ask, attended, common, situation, text } from './testing/asker.ts'
import { notForPaper } from './testing/typist.ts'

const personas: readonly Option[] = [
  { value: 'default/a', label: 'Data Assets', columns: ['reads 14 connections'] },
  { value: 'default/b', label: 'Data Stewards' },
  { value: 'default/c', label: 'Finance', disabled: true },
]
const choices: Extract<AnyQuestion, { kind: 'choices' }> = {
  ...common,
  kind: 'choices',
  ask: 'Which personas?',
  options: async () => personas,
}
const places: AnyQuestion = {
  ...common,
  kind: 'choice',
  ask: 'Where shall the secret go?',
  options: async () => [
    { value: 'file:', label: 'a file', text: { ask: 'File:', initial: './t.token' } },
    { value: 'clipboard', label: 'the clipboard' },
  ],
  initial: 'file:',
}
const capture: AnyQuestion = {
  ...common,
  kind: 'capture',
  ask: 'Borrow a sign-in.',
  guides: [
    { title: 'Chrome', steps: ['Open it', 'Copy it.'] },
    { title: 'Firefox', steps: ['Fire it.'] },
  ],
  sample: async () => 'the sample',
}
const problem: Problem = { kind: 'usage', code: 'x', title: 'That is no name', nextSteps: [] }

describe('a question in plain lines', () => {
  it('says where we are, what is asked and what can be chosen', async () => {
    const { asker, typist } = answered('1')
    expect(await asker.ask(ask(choices))).toEqual(['default/a'])
    expect(typist.paper.split('\n')).toEqual([
      'At any question, < or back goes one step back, ? says the question again, and Ctrl-C leaves.',
      '',
      'Practice, nothing here is real. Tenant 127.0.0.1:40121, as conn.admin.',
      'Step 2 of 2: Personas.',
      'Which personas?',
      '3 found. Type numbers separated by commas, part of a name to filter, or 0 for none.',
      '1. Data Assets, reads 14 connections.',
      '2. Data Stewards.',
      '3. Finance. Cannot be chosen.',
      'Your choice: 1',
      'Chosen: Data Assets.',
      '',
    ])
  })

  it('says where we are only when it changed, and how long a bearer lasts each time', async () => {
    const { asker, typist } = answered('a', 'b')
    const bearerExpiresAt = new Date('2026-11-21T12:11:52Z')
    await asker.ask(ask(text))
    await asker.ask(ask(text, { situation: { ...situation, bearerExpiresAt } }))
    expect(typist.paper.match(/Practice/g)).toHaveLength(1)
    expect(typist.paper).toContain('The sign-in from the browser lasts for another 11 min 52 s.')
  })

  it.each([
    ['text', text, 'nightly', 'nightly'],
    ['text, going back', text, '<', back],
    ['several', choices, '2,1', ['default/b', 'default/a']],
    ['several, by name', choices, 'data stewards', ['default/b']],
    ['none', choices, '0', []],
    ['several, going back', choices, 'back', back],
    ['a choice', places, '2', 'clipboard'],
    ['a pasted word', capture, 'a-token', 'a-token'],
    ['the practice sample', capture, 'practice', 'the sample'],
    ['a paste, going back', capture, 'back', back],
  ])('takes %s', async (_, question, line, input) => {
    const { asker } = answered(line)
    expect(await asker.ask(ask(question))).toEqual(input)
  })

  it('keeps what stood at Enter', async () => {
    const { asker, typist } = answered('', '""', '', '')
    expect(await asker.ask(ask(text, { previous: 'old' }))).toBe('old')
    expect(await asker.ask(ask(text, { previous: 'old' }))).toBe('')
    expect(await asker.ask(ask(choices, { previous: ['default/b'] }))).toEqual(['default/b'])
    expect(await asker.ask(ask(capture, { kept: 'conn.admin' }))).toBe('')
    expect(typist.paper).toContain('Press Enter for Data Stewards.')
    expect(typist.paper).toContain('Press Enter for conn.admin.')
  })

  it('asks for the text of an option that needs one', async () => {
    const { asker } = answered('', '', '1', './other', '')
    expect(await asker.ask(ask(places))).toBe('file:./t.token')
    expect(await asker.ask(ask(places, { previous: 'clipboard' }))).toBe('file:./other')
    await expect(asker.ask(ask(places, { previous: 'file:./old' }))).rejects.toThrow(ProblemError)
  })

  it('names a choice by more than its name where two have the same', async () => {
    const options = async () => [
      { value: '1', label: 'development', columns: ['snowflake'] },
      { value: '2', label: 'development', columns: ['bigquery'] },
    ]
    const { asker, typist } = answered('2')
    expect(await asker.ask(ask({ ...choices, options }))).toEqual(['2'])
    expect(typist.paper).toContain('Chosen: development, bigquery.')
  })

  it('shows the steps for another browser by its number', async () => {
    const { asker, typist } = answered('2', 'word')
    expect(await asker.ask(ask(capture))).toBe('word')
    expect(typist.paper).toMatch(
      /With Chrome:\n1\. Open it\.\n2\. Copy it\.\nFor other steps type 2 for Firefox/,
    )
    expect(typist.paper).toMatch(/With Firefox:\n1\. Fire it\.\nFor other steps type 1 for Chrome/)
  })

  it('says why it asks again, without all that was said before', async () => {
    const about = ['A long paragraph.']
    const { asker, typist } = answered('', 'better')
    await asker.ask(ask({ ...text, about }))
    await asker.ask(ask({ ...text, about }, { problem }))
    expect(typist.paper).toContain('\nProblem: That is no name.\nStep 2 of 2: Personas.\nWhat is')
    expect(typist.paper.match(/A long paragraph/g)).toHaveLength(1)
  })

  it('ends a script at a wrong answer instead of taking the next line for it', async () => {
    const { asker } = answered('7', '1')
    await expect(asker.ask(ask(choices))).rejects.toMatchObject({
      problem: { kind: 'usage', title: 'There is no number 7: the last is 3.' },
    })
  })

  it('lets a person filter, and choose from what is left', async () => {
    const { asker, typist } = attended()
    const answer = asker.ask(ask(choices))
    await typist.answer('Your choice: ', 'stew\r')
    await typist.sees('1 of 3 match “stew”')
    await typist.sees('2. Data Stewards.')
    await typist.answer('Your choice: ', '9\r')
    await typist.sees('There is no number 9')
    await typist.answer('Your choice: ', '2\r')
    expect(await answer).toEqual(['default/b'])
    asker.close()
    expect(typist.paper).not.toMatch(notForPaper)
  })

  it('lets a person try again when the list could not be read', async () => {
    const { asker, typist } = attended()
    const options = vi.fn(async () => personas).mockRejectedValueOnce(new ProblemError(problem))
    const answer = asker.ask(ask({ ...choices, options }))
    await typist.sees('Problem: That is no name.')
    await typist.answer('Press Enter to try again, or type back: ', '\r')
    await typist.answer('Your choice: ', '1\r')
    expect(await answer).toEqual(['default/a'])
    asker.close()
  })
})

describe('what was recognised', () => {
  const notes = [
    { state: 'ok', label: 'host', text: 'acme.atlan.com' },
    { state: 'warning', label: 'time left', text: '3 min' },
  ] as const

  it('is said before going on', async () => {
    const { asker, typist } = answered('', 'back')
    expect(await asker.recognised(ask(text), notes)).toBe(true)
    expect(await asker.recognised(ask(text), notes)).toBe(back)
    expect(typist.paper).toMatch(/^host: acme\.atlan\.com\.\nWarning: time left: 3 min\.\nPress/)
  })
})

describe('leaving', () => {
  it('is asked once more while something would be lost', async () => {
    const { asker, typist } = attended()
    asker.holdOn('The secret was not handed over yet.')
    const answer = asker.ask(ask(text))
    await typist.answer('Your answer: ', '\x03')
    await typist.sees('The secret was not handed over yet.\nIt is lost if you leave now.')
    await typist.answer('or press Enter to stay: ', '\r')
    await typist.answer('Your answer: ', '\x03')
    await typist.answer('or press Enter to stay: ', 'leave\r')
    await expect(answer).rejects.toThrow(Cancelled)
    asker.close()
  })

  it('is not asked again when nothing would be lost', async () => {
    const { asker, typist } = attended()
    asker.holdOn('The secret was not handed over yet.')
    asker.holdOn(undefined)
    const answer = asker.ask(ask(text))
    await typist.answer('Your answer: ', '\x03')
    await expect(answer).rejects.toThrow(Cancelled)
    asker.close()
  })
})

describe('the end', () => {
  const ending: Ending = {
    situation,
    ok: true,
    sentences: ['“nightly-etl” exists'],
    facts: [['id', '98fb61da']],
    problems: [],
    commands: ["tokenbench token create 'nightly etl'"],
    actions: [{ key: 'u', label: 'Take back the grant', value: 'undo' }],
  }

  it('is told with all there is to keep, and nothing is asked of a script', async () => {
    const { asker, typist } = answered()
    expect(await asker.end(ending)).toBeUndefined()
    expect(typist.paper.trim().split('\n')).toEqual([
      'Done.',
      '“nightly-etl” exists.',
      'id: 98fb61da',
      'The same as a command:',
      "  tokenbench token create 'nightly etl'",
    ])
  })

  it('offers a person what can be done from here', async () => {
    const { asker, typist } = attended()
    const chosen = asker.end(ending)
    await typist.answer('Type a number, or press Enter to leave: ', '1\r')
    expect(await chosen).toBe('undo')
    asker.close()
  })

  it('says when not everything was done, and why', async () => {
    const { asker, typist } = answered()
    await asker.end({ ...ending, ok: false, problems: [problem] })
    expect(typist.paper).toMatch(/Not everything was done\.[\s\S]*Problem: That is no name\./)
  })
})

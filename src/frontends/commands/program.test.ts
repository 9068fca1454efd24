import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '#src/domain/problem.ts'
import { normaliseArguments } from './arguments.ts'
import { buildProgram, parseAndRun } from './program.ts'

const program = () => buildProgram(() => () => {}, '0.0.0')

async function problemOfWords(...words: readonly string[]) {
  try {
    await parseAndRun(program(), normaliseArguments(words))
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem
    throw thrown
  }
  throw new Error('was accepted')
}

describe('words that are no command', () => {
  it.each([
    [['nonsense'], /Unknown command/],
    [['tokne', 'list'], /Did you mean token/],
    [['help', 'nonsense'], /Unknown command/],
    [['help', 'token', 'nonsense'], /Unknown command/],
    [['token'], /Which of its commands/],
    [['token', 'list', '--nonsense'], /Unknown option/],
    [['token', 'list', '--expiring', 'soon'], /whole number/],
    [['token', 'list', '--sort', 'colour'], /“colour” does not fit --sort. There are: /],
    [['token', 'show'], /REF/],
    [['status', 'too', 'much'], /Too many words: too, much/],
    [['status', '--json=xml'], /--json=FORM/],
  ])('are a usage problem: %j', async (words, title) => {
    const problem = await problemOfWords(...words)
    expect(problem.kind).toBe('usage')
    expect(problem.title).toMatch(title)
    expect(problem.nextSteps.length).toBeGreaterThan(0)
  })
})

/** Commands that a next step or a sentence tells people to run, as the sources spell them. */
function commandsNamed(): string[] {
  const src = join(import.meta.dirname, '..', '..')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\/|^practice/.test(file))
    .map((file) => readFileSync(join(src, file), 'utf8'))
  const named = texts.flatMap((text) => [
    ...[...text.matchAll(/command:\s*['`]tokenbench ([^'`]*)['`]/g)].map(([, words = '']) => words),
    ...[...text.matchAll(/\['tokenbench', ((?:'[^']*'(?:, )?)+)/g)].map(([, words = '']) =>
      words.replace(/[',]/g, ''),
    ),
  ])
  return [...new Set(named.map((words) => words.trim()).filter((words) => !words.includes('${')))]
}

/** Part of the contract, named by code that is there already; the commands come with it. */
const announced: readonly string[] = []

function exists(words: readonly string[]): boolean {
  const [first, second] = words.filter((word) => !word.startsWith('-') && word !== 'help')
  const own = (command: Command, name: string | undefined) =>
    command.commands.find((child) => child.name() === name)
  if (first === undefined) return true
  const command = own(program(), first)
  if (command === undefined) return false
  return command.commands.length === 0 || second === undefined || own(command, second) !== undefined
}

describe('every command that people are told to run', () => {
  const named = commandsNamed()

  it('is found in the sources', () => {
    expect(named.length).toBeGreaterThan(10)
  })

  const isAnnounced = (words: string) =>
    announced.some((one) => words === one || words.startsWith(`${one} `))

  it.each(named.filter((words) => !isAnnounced(words)))('exists: tokenbench %s', (words) => {
    expect(exists(words.split(' '))).toBe(true)
  })

  it.each(announced)('is no longer announced once it exists: tokenbench %s', (words) => {
    expect(exists(words.split(' '))).toBe(false)
  })
})

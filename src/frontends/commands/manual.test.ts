import { describe, expect, it } from 'vitest'
import { shellWords } from '#src/domain/shell-words.ts'
import { normaliseArguments } from './arguments.ts'
import { helpText } from './help-text.ts'
import { allManuals, manualOf } from './manual.ts'
import { allPages } from './pages/all-pages.ts'
import { buildProgram, parseAndRun } from './program.ts'

const program = () => buildProgram(() => () => {}, '0.0.0')
const manuals = allManuals(program())
const commands = manuals.filter(({ commands }) => commands.length === 0)
const words = (path: readonly string[]) => path.join(' ')

/** Part of the contract; the commands come with it. */
const announced = ['doctor', 'undo', 'resume', 'doubts']

describe('the manual', () => {
  it.each(commands.map(({ path }) => words(path)))('has a page of: %s', (path) => {
    expect(allPages[path]?.about.length).toBeGreaterThan(0)
    expect(allPages[path]?.examples.length).toBeGreaterThan(0)
  })

  it('has no page of what is no command', () => {
    const known = new Set([...commands.map(({ path }) => words(path)), ...announced])
    expect(Object.keys(allPages).filter((path) => !known.has(path))).toEqual([])
  })

  it.each(Object.entries(allPages))(
    'names other pages that are there: %s',
    (_, { seeAlso = [] }) => {
      expect(seeAlso.filter((path) => allPages[path] === undefined)).toEqual([])
    },
  )

  const examples = commands.flatMap(({ page }) => page?.examples.map(({ line }) => line) ?? [])

  it.each([...new Set(examples)])('has an example that the parser takes: %s', async (line) => {
    // What the shell makes of it is not ours to read.
    const [own = ''] = line.replace(/^(?:source <|eval "\$)\((.*?)\)"?$/, '$1').split(/ [|<>] /)
    const [command, ...rest] = shellWords(own).map(({ text }) => text)
    expect(command).toBe('tokenbench')
    expect(await parseAndRun(program(), normaliseArguments(rest))).toBe('')
  })

  it.each(manuals)('fits 80 columns, but for examples: $synopsis', (manual) => {
    const lines = helpText({ ...manual, page: manual.page && { ...manual.page, examples: [] } })
    expect(lines.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  it('says of a command what it does, takes, shows and ends with', async () => {
    const text = await parseAndRun(program(), ['token', 'create', '--help'])
    for (const title of ['Usage: tokenbench token create NAME [OPTIONS]', 'Options', 'Examples'])
      expect(text).toContain(title)
    expect(text).toMatch(/Exit codes\n[\s\S]*7 +the answer was lost/)
    expect(text).toMatch(/See also\n.*tokenbench help token rotate/)
  })

  it('lists the commands of a group, and all of the program', () => {
    expect(manualOf(program()).commands.map(({ term }) => term)).toContain('status')
    expect(helpText(manualOf(program()))).not.toContain('__complete')
  })
})

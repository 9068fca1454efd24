import { expect, it } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: an action names a command, and this is where they meet
import { buildProgram } from '#src/frontends/commands/program.ts'
import {
  axiomTokenActions,
  collectionActions,
  connectionActions,
  everyAction,
  newAxiomToken,
  newToken,
  personaActions,
  tokenActions,
} from './actions.ts'

const program = buildProgram(() => () => {}, '0')

it.each(everyAction.map(({ label, command, words }) => [label, command, words] as const))(
  '“%s” is a command of the program with these flags: %j',
  (_, command, words) => {
    let found = program
    for (const word of command) {
      const next = found.commands.find((one) => one.name() === word)
      expect(next, `${word} of ${command.join(' ')}`).toBeDefined()
      found = next ?? found
    }
    expect(found.commands).toEqual([])
    const known = found.options.map(({ long }) => long)
    for (const word of words([])) if (word.startsWith('--')) expect(known).toContain(word)
  },
)

it.each([
  ['tokens', [newToken, ...tokenActions]],
  ['connections', connectionActions],
  ['collections', collectionActions],
  ['personas', personaActions],
  ['tokens of Axiom', [newAxiomToken, ...axiomTokenActions]],
])(
  '%s give every key one meaning, and none that moves or means the same everywhere',
  (_, actions) => {
    const keys = actions.flatMap(({ key }) => key ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect('hjklgGqrycaoS/:? ').not.toContain(key)
  },
)

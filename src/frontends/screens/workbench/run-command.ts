import type { AtlanToken } from '#src/domain/token.ts'
import { wordsOfLine } from '#src/frontends/repl/words-of-line.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import type { Action } from './action.ts'
import { newAxiomToken, tokenActions } from './actions.ts'
import type { Desk } from './desk.ts'
import { runAction } from './run-action.ts'
import type { Shell } from './shell.ts'
import { typeLine } from './typed-line.ts'

/**
 * Runs a command that a next step names. What writes to tokens asks for what the command leaves
 * open, a bearer above all; everything else runs as a typed line.
 *
 * @param desk the tenant that the step is about
 */
export async function runCommand(shell: Shell, desk: Desk, command: string): Promise<void> {
  const words = wordsOfLine(command)
  const action = desk.target?.provider === 'axiom' ? onAxiom(words) : onAtlan(words)
  if (action !== undefined) await shell.run((asker) => runAction(desk, action, [], asker))
  else await typeLine(shell, words)
}

/** Which question a flag answers. Where a bearer is read is left to the person. */
const answers: Readonly<Record<string, string>> = {
  '--persona': 'personas',
  '--on': 'on',
  '--expires': 'expires',
}

/** The action that is the command, with what the command says answered already. */
function onAtlan(words: readonly string[]): Action<AtlanToken> | undefined {
  const [noun, verb, ...rest] = words
  const action = tokenActions.find(({ command }) => command.join(' ') === `${noun} ${verb}`)
  if (action === undefined) return undefined
  const { flags, plain } = parted(rest)
  const refs = flags.get('--token') ?? flags.get('--like') ?? plain.slice(0, 1)
  // Without one there is nothing that it could be about.
  if (refs.length === 0) return undefined
  const isCreating = flags.has('--like')
  const given = {
    ...Object.fromEntries(
      Object.entries(answers).flatMap(([flag, key]) => {
        const said = flags.get(flag)
        return said === undefined ? [] : [[key, key === 'expires' ? (said[0] ?? '') : said]]
      }),
    ),
    ...(isCreating ? { name: plain[0] ?? '' } : {}),
    ...(action.onlyOne ? {} : { tokens: refs }),
  }
  return {
    ...action,
    async flow(desk, _, signal) {
      const tokens = action.onlyOne ? await findAll(desk, refs, signal) : []
      const prepared = await action.flow(desk, tokens, signal)
      return { ...prepared, given: { ...prepared.given, ...given } }
    },
  }
}

/** There, what a token may do is said when it is made: the only command that leaves something open. */
function onAxiom(words: readonly string[]): Action<never> | undefined {
  const [noun, verb, name, ...rest] = words
  const { flags } = parted(rest)
  const [datasets = [], views = [], org = []] = ['--dataset', '--view', '--org'].map((flag) =>
    flags.get(flag),
  )
  if (`${noun} ${verb}` !== 'token create' || [...datasets, ...views, ...org].length === 0)
    return undefined
  const given = {
    name: name ?? '',
    job: 'other',
    expires: flags.get('--expires')?.[0] ?? '',
    datasets: namesIn(datasets),
    datasetCapabilities: datasets,
    views: namesIn(views),
    viewCapabilities: views,
    orgCapabilities: org,
  }
  return {
    ...newAxiomToken,
    flow: async (desk, rows, signal) => ({
      ...(await newAxiomToken.flow(desk, rows, signal)),
      given,
    }),
  }
}

/** Grants hold no colon, a name may. */
const namesIn = (grants: readonly string[]): string[] =>
  grants.map((grant) => grant.slice(0, grant.lastIndexOf(':')))

async function findAll(desk: Desk, refs: readonly string[], signal: AbortSignal) {
  const { workbench, credential } = await desk.signedIn(signal)
  const client = workbench.client(credential.handle)
  return Promise.all(refs.map((ref) => findToken(client, ref, signal)))
}

/** Flags with their values, and the words that belong to none. */
function parted(words: readonly string[]) {
  const flags = new Map<string, string[]>()
  const plain: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (!word.startsWith('--')) plain.push(word)
    else if (word !== '--practice' && word !== '--leaked') {
      at += 1
      flags.set(word, [...(flags.get(word) ?? []), words[at] ?? ''])
    }
  }
  return { flags, plain }
}

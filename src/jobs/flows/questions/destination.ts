import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion, Option } from '#src/jobs/flows/question.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'

/** A place that was opened and tried: the secret can go there. */
export interface Destination {
  /** As on the command line: `file:/home/me/nightly-etl.token`. */
  readonly text: string
  /** Ends the sentence “its secret goes …”. */
  readonly say: string
  /** How the profile keeps the key of its vault: the secret is kept there first. */
  readonly kept?: VaultKey
  /** Who gives the secret; Atlan when it is not said. */
  readonly product?: Product
  /** What has to be asked before the vault can be tried. */
  readonly lacks?: 'choice' | 'passphrase'
}

export type Product = 'Atlan' | 'Axiom'

export interface DestinationSettings {
  /** Who gives the secret. */
  readonly product?: Product | undefined
  /** What the profile keeps of how the vault's key is kept. */
  readonly kept?: VaultKey | undefined
  /** The flow asks how a new vault's key is kept, and for its passphrase. */
  readonly asksForVault?: boolean
}

/** Where the secret goes, asked before anything is created: it is shown once and never again. */
export function destinationQuestion(
  workbench: Workbench,
  name: string,
  { kept, asksForVault = false, product = 'Atlan' }: DestinationSettings = {},
): ChoiceQuestion<'destination', Destination> {
  const plain = name.replace(/[^\w.-]+/g, '-').replace(/^[-.]+|-+$/g, '')
  const file = `${plain || 'token'}.token`
  return {
    kind: 'choice',
    key: 'destination',
    step: 'Secret',
    ask: `Where shall the secret of “${name}” go?`,
    checking: 'Trying that place',
    about: [
      `${product} gives the secret once, when the token is created, and never again. The place is tried now, before anything is created.`,
    ],
    options: async () => [
      ...(await vaultOptions(workbench, kept, asksForVault)),
      {
        value: 'file:',
        label: 'a file',
        columns: ['new, readable by you only'],
        text: { ask: 'File:', initial: `./${file}` },
      },
      {
        value: 'clipboard',
        label: 'the clipboard',
        columns: ['for pasting; emptied after a minute'],
      },
      {
        value: 'command:',
        label: 'a command',
        columns: ['reads it on stdin, e.g. a password store'],
        text: { ask: 'Command:' },
      },
      ...(asksForVault ? [terminalClipboard] : []),
    ],
    initial: asksForVault ? 'vault' : 'file:',
    flag: '--secret-to',
    missing: {
      kind: 'refused',
      code: 'no-destination',
      title: 'Where shall the secret go? Nothing was created.',
      detail: `${product} gives a token’s secret once; without a place for it, it would be lost.`,
      nextSteps: [
        { text: 'Say where: --secret-to vault, file:PATH, command:CMD, clipboard or stdout.' },
      ],
    },
    async answer(input) {
      const asked = text(input).trim()
      const keptBy = {
        ...(kept === undefined ? {} : { kept }),
        ...(product === 'Atlan' ? {} : { product }),
      }
      const lacks = asksForVault ? await lackOf(workbench, asked, kept) : undefined
      if (lacks !== undefined) {
        const say = await tryWithoutVault(workbench, asked)
        return { value: { ...say, lacks, ...keptBy } }
      }
      const place = await workbench.openDestination(asked, kept)
      await place.abandon()
      return { value: { text: place.text, say: place.say, ...keptBy } }
    },
    toFlags: ({ text }) => ['--secret-to', text],
    say: ({ text }) => text,
  }
}

/** What has to be asked before a secret can go there, by way of the vault. */
async function lackOf(workbench: Workbench, asked: string, kept: VaultKey | undefined) {
  if (asked !== 'vault' && !workbench.vault.isWanted(kept)) return undefined
  const lacks = await workbench.vault.lacks(kept)
  return lacks === 'choice' || lacks === 'passphrase' ? lacks : undefined
}

/** The place itself is tried now; the vault when it is known how it opens. */
async function tryWithoutVault(
  workbench: Workbench,
  asked: string,
): Promise<Pick<Destination, 'text' | 'say'>> {
  if (asked === 'vault') return { text: 'vault', say: 'into the vault' }
  const { text, say, abandon } = await workbench.openDestination(asked, 'nowhere')
  await abandon()
  return { text, say: `${say}, and into the vault` }
}

/** First of all, where nothing forbids it and nothing has to be asked that this job does not ask. */
async function vaultOptions(
  workbench: Workbench,
  kept: VaultKey | undefined,
  asksForVault: boolean,
): Promise<Option[]> {
  const lacks = await workbench.vault.lacks(kept)
  if (lacks === 'forbidden' || (lacks !== 'nothing' && !asksForVault)) return []
  const what =
    lacks === 'choice' ? 'a new one, encrypted, on this machine' : 'encrypted, on this machine'
  return [{ value: 'vault', label: 'the vault', columns: [what] }]
}

/** The risk is what has to be answered: it is never chosen by moving down a list alone. */
const terminalClipboard: Option = {
  value: 'terminal-clipboard:',
  label: 'the clipboard of this terminal',
  columns: ['by OSC 52; may be recorded, may get lost'],
  text: {
    ask: 'A recording of this session, a shared screen’s log or a terminal multiplexer may keep the secret, and nobody can tell whether it arrives. Type yes to do it all the same:',
  },
}

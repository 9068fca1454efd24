import { askOne } from '#src/frontends/screens/workbench/ask-one.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Item } from '#src/frontends/screens/workbench/place.ts'
import type { Asker, Situation } from '#src/jobs/flows/asker.ts'
import { type KeptToken, secretOfToken } from '#src/jobs/queries/kept-secret.ts'
import type { Target } from '#src/jobs/queries/target.ts'

/** The secret of a token, where there is a vault that may hold it. */
export async function secretItems(desk: Desk, token: KeptToken): Promise<Item[]> {
  const { workbench, target } = desk
  if (target === undefined || (await workbench.vault.keptBy()) === undefined) return []
  const words = ['token', 'secret', token.id, '--secret-to']
  return [
    {
      label: 'its secret, out of the vault',
      key: 's',
      columns: ['token secret'],
      command: desk.commandLine([...words, 'DEST']),
      choose: (doors) =>
        void doors.run((asker) => offerSecret(desk, target, token, asker, [...words, 'clipboard'])),
    },
  ]
}

/** Reads it, and leaves it to the person whether this screen shows it. */
async function offerSecret(
  desk: Desk,
  target: Target,
  token: KeptToken,
  asker: Asker,
  words: readonly string[],
): Promise<void> {
  const { workbench } = desk
  const situation: Situation = { flow: 'secret', steps: [], ...desk.place }
  if ((await workbench.vault.lacks(target.kept?.vaultKey)) === 'passphrase') {
    const { passphraseQuestion } = await import('#src/jobs/flows/questions/passphrase.ts')
    await askOne(asker, passphraseQuestion(workbench), situation)
  }
  const secret = await asker.work('Reading the vault', situation, () =>
    secretOfToken(workbench, target, token),
  )
  await asker.end({
    ok: true,
    sentences: [`The vault holds the secret of “${token.name}”.`],
    facts: [['fingerprint', secret.fingerprint]],
    problems: [],
    commands: [desk.commandLine(words)],
    actions: [],
    secret,
    situation,
  })
}

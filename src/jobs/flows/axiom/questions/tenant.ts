import { ProblemError } from '#src/domain/problem.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { text } from '#src/jobs/flows/input.ts'
import { refuseReadOnly } from '#src/jobs/flows/profile-rules.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'
import { targetOfUrl } from '#src/jobs/queries/target.ts'
import { axiomApi } from '#src/local/profiles/axiom-url.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'

export interface AxiomTenant {
  readonly origin: string
  readonly host: string
  /** Its profile is labelled production: what is written there is confirmed by name. */
  readonly production?: boolean
  /** How its profile keeps the key of the vault. */
  readonly kept?: VaultKey
}

/** Where Axiom is reached: the same address for everybody, but for practice and proxies. */
export function axiomTenantQuestion(workbench: Workbench): TextQuestion<'tenant', AxiomTenant> {
  const practice = workbench.practice?.axiom.baseUrl
  return {
    kind: 'text',
    key: 'tenant',
    step: 'Tenant',
    ask: 'Where is Axiom reached?',
    checking: 'Reading the address',
    about:
      practice === undefined
        ? ['Tokens are managed at one address for all organisations: press Enter for it.']
        : [
            'This is a practice organisation: it runs inside tokenbench on this machine, speaks like the real one, and is gone when you leave. Nothing you do here reaches anybody.',
            'Press Enter to use it.',
          ],
    initial: practice ?? axiomApi,
    flag: '--url',
    async answer(input) {
      const said = text(input).trim()
      if (looksSecret(said)) throw new ProblemError(secretHere)
      const { origin, host } = parseTenantUrl(said)
      const target = await targetOfUrl(workbench, origin)
      refuseReadOnly(target)
      const kept = target.kept?.vaultKey
      return {
        value: {
          origin,
          host,
          ...(target.production ? { production: true } : {}),
          ...(kept === undefined ? {} : { kept }),
        },
      }
    },
    say: ({ host }) => host,
  }
}

const secretHere = {
  kind: 'usage' as const,
  code: 'secret-as-address',
  title: 'That looks like a secret, and an address was asked for. It was not kept.',
  nextSteps: [{ text: 'Press Enter for the address; the token is asked for next.' }],
}

import { ProblemError } from '#src/domain/problem.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'
import { rulesOf, type TenantRules } from '#src/jobs/flows/questions/tenant-rules.ts'
import { targetOfUrl } from '#src/jobs/queries/target.ts'
import { axiomApi } from '#src/local/profiles/axiom-url.ts'
import type { Workbench } from '#src/workbench.ts'
import type { AxiomSignedIn } from './sign-in.ts'
import { storedAxiomSignIn } from './stored-sign-in.ts'

export interface AxiomTenant extends TenantRules {
  readonly origin: string
  readonly host: string
  /** With what its profile keeps, where that works. */
  readonly signIn?: AxiomSignedIn
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
    async answer(input, signal) {
      const said = text(input).trim()
      if (looksSecret(said)) throw new ProblemError(secretHere)
      const { origin, host } = parseTenantUrl(said)
      const target = await targetOfUrl(workbench, origin)
      const rules = rulesOf(target)
      const { signIn, notes = [] } = (await storedAxiomSignIn(workbench, target, signal)) ?? {}
      return {
        value: { origin, host, ...rules, ...(signIn === undefined ? {} : { signIn }) },
        notes,
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

import type { Note } from '#src/domain/note.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { looksSecret } from '#src/domain/secret-shapes.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { Answered, CaptureQuestion } from '#src/jobs/flows/question.ts'
import { bearerIn, type Credential } from '#src/jobs/queries/credential.ts'
import { targetOfUrl } from '#src/jobs/queries/target.ts'
import type { Workbench } from '#src/workbench.ts'
import { signInWith } from './sign-in.ts'
import { storedSignIn } from './stored-sign-in.ts'
import { rulesOf, type TenantRules } from './tenant-rules.ts'

export interface Tenant extends TenantRules {
  readonly origin: string
  readonly host: string
  /** Present when a pasted request named the tenant, or its profile keeps what signs in. */
  readonly signIn?: Credential
}

/** Which tenant: an address, or one pasted request that gives tenant and sign-in together. */
export function tenantQuestion(workbench: Workbench): CaptureQuestion<'tenant', Tenant> {
  const practice = workbench.practice?.atlan.baseUrl
  return {
    kind: 'capture',
    key: 'tenant',
    step: 'Tenant',
    ask: 'Which Atlan tenant is it?',
    checking: 'Reading the address',
    about:
      practice === undefined
        ? [
            'Type its address as your browser shows it, like  acme.atlan.com',
            'Or paste a request that you copied as cURL from the browser’s developer tools: it names the tenant and signs you in.',
          ]
        : [
            'This is a practice tenant: it runs inside tokenbench on this machine, speaks like a real one, and is gone when you leave. Nothing you do here reaches anybody.',
            'Press Enter to use it.',
          ],
    guides: [],
    echo: 'url',
    flag: '--url',
    ...(practice === undefined ? {} : { initial: practice }),
    answer: (input, signal) => readTenant(workbench, text(input), signal),
    say: ({ host }) => host,
  }
}

async function readTenant(
  workbench: Workbench,
  input: string,
  signal: AbortSignal,
): Promise<Answered<Tenant>> {
  const typed = !/\s/.test(input.trim()) && !looksSecret(input)
  if (typed) {
    const tenant = parseTenantUrl(input.trim())
    const target = await targetOfUrl(workbench, tenant.origin)
    const rules = rulesOf(target)
    const { signIn, notes = [] } = (await storedSignIn(workbench, target, signal)) ?? {}
    return { value: { ...tenant, ...rules, ...(signIn === undefined ? {} : { signIn }) }, notes }
  }
  const bearer = bearerIn(workbench, input)
  if (bearer.origin === undefined) throw new ProblemError(noHost)
  const { origin, host } = parseTenantUrl(bearer.origin)
  const rules = rulesOf(await targetOfUrl(workbench, origin))
  const signedIn = await signInWith(workbench, bearer, origin, signal)
  const confirm: Note = {
    state: 'info',
    label: 'tenant',
    text: `${host}: go on only if this is the tenant you mean`,
  }
  return {
    value: { origin, host, ...rules, signIn: signedIn.value },
    notes: [confirm, ...(signedIn.notes ?? [])],
  }
}

const noHost = {
  kind: 'usage' as const,
  code: 'no-host',
  title: 'This text does not say which tenant it is for.',
  nextSteps: [{ text: 'Type the tenant’s address first, then paste the text as sign-in.' }],
}

import { type Bearer, type Captured, capture } from '#src/capture/capture.ts'
import { sayDistance } from '#src/domain/duration.ts'
import { problemJson, problemOf } from '#src/domain/problem.ts'
import { parseTenantUrl } from '#src/domain/tenant-url.ts'
import { problemLines } from '#src/frontends/plain/problem-lines.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOf, exitOk } from './exit-code.ts'

interface CaptureOptions {
  readonly from?: string
  readonly origin?: string
}

/** `capture`: reads a paste and says what it holds; the bearer itself is never printed. */
export async function captureText(
  context: CommandContext,
  options: CaptureOptions,
): Promise<Output> {
  const { workbench, stdin, signal } = context
  const source = options.from ?? (stdin.isTTY ? 'clipboard' : 'stdin')
  const origin = await originLookedFor(context, options)
  const text = await workbench.readSource(source, signal)
  const now = workbench.clock.now()
  const { issuers } = workbench
  const captured = capture(text, { now, issuers, ...(origin === undefined ? {} : { origin }) })
  for (const { secret } of captured.bearers) workbench.redactor.watch(secret)
  const { problem } = captured
  return {
    json: capturedJson(captured),
    text: capturedLines(captured, now).join('\n'),
    exitCode: problem === undefined ? exitOk : exitCodeOf(problem.kind),
  }
}

/** No profile is no problem here: then a bearer of any tenant is welcome. */
async function originLookedFor(
  { workbench, globals }: CommandContext,
  { origin }: CaptureOptions,
): Promise<string | undefined> {
  if (origin !== undefined) return parseTenantUrl(origin).origin
  try {
    return (await targetOf(workbench, globals)).origin
  } catch (thrown) {
    if (problemOf(thrown).code === 'no-profile') return undefined
    throw thrown
  }
}

function capturedJson({ variant, requests, bearers, problem }: Captured): object {
  return {
    variant,
    requests,
    bearers: bearers.map(bearerJson),
    ...(problem === undefined ? {} : { problem: problemJson(problem) }),
  }
}

function bearerJson({ origin, secret, kind, claims, expired, warnings }: Bearer): object {
  return {
    ...(origin === undefined ? {} : { origin }),
    fingerprint: secret.fingerprint,
    sha256: secret.sha256,
    kind,
    ...(claims?.username === undefined ? {} : { username: claims.username }),
    ...(claims?.expiresAt === undefined ? {} : { expiresAt: claims.expiresAt }),
    expired,
    warnings,
  }
}

function capturedLines(captured: Captured, now: Date): string[] {
  const { label, characters, bearers, repairs, problem } = captured
  return [
    `${characters.toLocaleString('en')} characters: ${label}`,
    ...repairs.map((repair) => `Repaired: ${repair}`),
    ...bearers.flatMap((bearer) => bearerLines(bearer, now)),
    ...(problem === undefined ? [] : problemLines(problem)),
  ]
}

function bearerLines({ origin, secret, kind, claims, expired, warnings }: Bearer, now: Date) {
  const ends = claims?.expiresAt
  return [
    `bearer ${secret.fingerprint}: ${kinds[kind]}, of ${origin ?? 'a host that the text does not name'}`,
    ...(claims?.username === undefined ? [] : [`  says of itself: ${claims.username}`]),
    ...(ends === undefined ? [] : [`  ${expired ? 'expired' : 'ends'} ${sayDistance(ends, now)}`]),
    ...warnings.map(({ text }) => `  warning: ${text}`),
  ]
}

const kinds = { user: 'a person’s', 'api-token': 'an API token’s', opaque: 'of unknown kind' }

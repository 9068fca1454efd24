import { expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import type { Doctor, FaultRow, Scene } from './fault-row.ts'
import { axiomOwner, bearerOf, calm, own } from './fault-states.ts'
import { faultTable } from './fault-table.ts'
import { type Cause, Incident, type Sent, soon } from './incident.ts'
import { type Comes, walk } from './set-up.ts'

it.each(faultTable.map((row) => [row.state, row] as const))('%s', async (_, row) => {
  const clock = { aheadMs: 0 }
  const options = { now: () => Date.now() + clock.aheadMs, ...row.options }
  await using incident = await Incident.start(options)
  const scene: Scene = { incident, clock }
  const sent = await row.fails(scene)
  const failed = await send(scene, sent)
  expect(isWell(row, failed), failed.pasted).toBe(false)
  await expectDoctor(row.doctor, environmentOf(scene, sent))
  const first = await expectSetUp(row, scene, sent)

  if (row.passes) await calm(scene)
  const pasted = row.pastes?.(failed) ?? failed.pasted
  const { summary, causes } = await incident.explain(pasted, [], signedIn(scene, sent))
  const [cause] = causes
  const [code, says] = row.explains
  expect(cause, JSON.stringify(causes, null, 1)).toMatchObject({ code })
  expect(summary).toMatch(says)

  const again = await mended(row, scene, sent, cause, pasted)
  await soon(async () => isWell(row, await send(scene, again)))
  const credential = first ?? (await setUpAfter(row, scene, again))
  const tried = { ...again, ...row.setUp.tries?.(again), credential }
  await soon(async () => isWell(row, await send(scene, tried)))
})

/** The same set-up once its step was followed: it comes through. */
async function setUpAfter(row: FaultRow, scene: Scene, again: Sent): Promise<string> {
  const { signsIn } = row.setUp
  const comes = await comesWith(row, scene, again)
  const walked = await walk({
    ...comes,
    name: 'second',
    ...(signsIn && { signIn: await signsIn(scene) }),
  })
  expect(walked.code, walked.said).toBe(0)
  return walked.secret ?? ''
}

interface Failed {
  readonly status: number
  readonly text: string
  readonly pasted: string
}

/** What a person would paste of it: also of a request that nobody answered. */
async function send({ incident }: Scene, sent: Sent): Promise<Failed> {
  try {
    return await incident.send(sent)
  } catch (thrown) {
    const { message, cause } = thrown as Error
    const { method = 'GET', base = incident.tenant.url, path } = sent
    return { status: 0, text: '', pasted: `${method} ${base}${path}\n${message}: ${cause}` }
  }
}

const isWell = (row: FaultRow, { status, text }: Failed): boolean =>
  status >= 200 && status < 300 && (row.isWell?.(text) ?? !text.startsWith('<'))

const isAxiom = ({ incident }: Scene, { base }: Sent): boolean =>
  base === incident.tenant.practice.axiom.baseUrl

/** What the failing program signs in with. */
function environmentOf(scene: Scene, sent: Sent): Record<string, string> {
  const { credential = '', base = scene.incident.tenant.url, headers } = sent
  const orgId = headers?.['x-axiom-org-id']
  return {
    TOKENBENCH_URL: base,
    TOKENBENCH_TOKEN: credential,
    ...(isAxiom(scene, sent) && { TOKENBENCH_PROVIDER: 'axiom' }),
    ...(orgId !== undefined && { TOKENBENCH_ORG_ID: orgId }),
  }
}

/** What whoever looks into it signs in with. */
function signedIn(scene: Scene, sent: Sent): Record<string, string> {
  return isAxiom(scene, sent) ? axiomOwner(scene) : scene.incident.tenant.signedIn
}

async function expectDoctor(doctor: Doctor, env: Record<string, string>): Promise<void> {
  const ran = await runInProcess(['doctor', '--json'], { env })
  const { checks }: { checks: readonly Record<'name' | 'state' | 'detail', string>[] } = ran.json()
  const failed = checks.filter(({ state }) => state === 'failed')
  if (doctor === 'well') {
    expect(failed).toEqual([])
    expect(ran.code).toBe(0)
    return
  }
  const [name, state, says] = doctor
  const found = checks.find((check) => check.name === name)
  expect(found, JSON.stringify(checks, null, 1)).toMatchObject({ state })
  expect(found?.detail).toMatch(says)
  // What comes first is the cause; a credential may be found to be another host’s after it.
  expect(failed[0]?.name).toBe(state === 'failed' ? name : undefined)
  expect(ran.code).toBe(state === 'failed' ? 1 : 0)
}

/** Walks through the set-up in the state of the row; the secret of its token where it comes through. */
async function expectSetUp(row: FaultRow, scene: Scene, sent: Sent): Promise<string | undefined> {
  const { stops, shows, gives, givesFirst, address, borrows } = row.setUp
  const comes = await comesWith(row, scene, sent)
  const walked = await walk({
    ...comes,
    ...(borrows && stops && { bearer: sent.credential ?? '' }),
    gives: givesFirst ?? gives,
    ...(address && { words: ['--url', address(scene)] }),
  })
  const [exit, says, step] = stops ?? [0, undefined, undefined]
  expect(walked.code, walked.said).toBe(exit)
  if (shows !== undefined) expect(walked.said).toMatch(shows)
  if (says === undefined) return walked.secret
  const [problem = '', ...steps] =
    walked.said.split('Problem: ').slice(-1)[0]?.split('What to do: ') ?? []
  expect(problem, walked.said).toMatch(says)
  expect(
    steps.find((one) => step?.test(one)),
    walked.said,
  ).toBeDefined()
  return undefined
}

/** Whoever sends a request, at the guided set-up. */
async function comesWith({ setUp }: FaultRow, scene: Scene, sent: Sent): Promise<Comes> {
  return {
    words: [
      ...['--url', sent.base ?? scene.incident.tenant.url],
      ...(isAxiom(scene, sent) ? ['--provider', 'axiom'] : []),
    ],
    signIn: setUp.borrows ? own(scene) : (sent.credential ?? ''),
    bearer: await bearerOf(scene, 'conn.admin'),
    gives: setUp.gives,
    name: 'fresh',
  }
}

/** Follows the printed step; gives the request as it is sent then. */
async function mended(
  { mends }: FaultRow,
  scene: Scene,
  sent: Sent,
  cause: Cause | undefined,
  pasted: string,
): Promise<Sent> {
  const step = cause?.nextSteps.find(({ text }) => mends.step.test(text))
  expect(step, JSON.stringify(cause, null, 1)).toBeDefined()
  if (mends.asks !== undefined) expect(step?.request).toMatch(mends.asks)
  const { text = '', command } = step ?? {}
  const followed =
    command === undefined
      ? undefined
      : await scene.incident.follow(command, signedIn(scene, sent), mends.gives)
  if (mends.does === 'run') return { ...sent, ...(followed?.made && { credential: followed.made }) }
  const again = await mends.does(scene, sent, {
    text,
    printed: followed?.printed,
    pasted,
  })
  return (again as Sent | undefined) ?? sent
}

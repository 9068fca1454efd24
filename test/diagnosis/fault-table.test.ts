import { expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import type { Doctor, FaultRow, Guided, Scene } from './fault-row.ts'
import { calm } from './fault-states.ts'
import { faultTable } from './fault-table.ts'
import { type Cause, Incident, type Sent, soon } from './incident.ts'

it.each(faultTable)('$state', async (row) => {
  const clock = { aheadMs: 0 }
  const options = { now: () => Date.now() + clock.aheadMs, ...row.options }
  await using incident = await Incident.start(options)
  const scene: Scene = { incident, clock }
  const sent = await row.fails(scene)
  const failed = await send(scene, sent)
  expect(isWell(row, failed), failed.pasted).toBe(false)
  await expectDoctor(row.doctor, environmentOf(scene, sent))
  if (row.guided !== undefined) await expectGuided(row.guided, scene, sent)

  if (row.passes) await calm(scene)
  const { summary, causes } = await incident.explain(failed.pasted, [], signedIn(scene, sent))
  const [cause] = causes
  const [code, says] = row.explains
  expect(cause, JSON.stringify(causes, null, 1)).toMatchObject({ code })
  expect(summary).toMatch(says)

  const again = await mended(row, scene, sent, cause)
  await soon(async () => isWell(row, await send(scene, again)))
})

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
  const { tenant } = scene.incident
  if (!isAxiom(scene, sent)) return tenant.signedIn
  const { baseUrl, orgId, personalAccessToken } = tenant.practice.axiom
  return {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: baseUrl,
    TOKENBENCH_ORG_ID: orgId,
    TOKENBENCH_TOKEN: personalAccessToken,
  }
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

async function expectGuided([words, exit, says]: Guided, scene: Scene, sent: Sent) {
  const own = environmentOf(scene, sent)
  const env = words.includes('env:BEARER')
    ? { ...signedIn(scene, sent), BEARER: own.TOKENBENCH_TOKEN }
    : own
  const ran = await runInProcess([...words, '--yes', '--json'], { env })
  const { problem, outcomes } = ran.json()
  const said = problem ?? outcomes?.[0]?.problem
  expect([ran.code, said?.title], JSON.stringify(said, null, 1)).toEqual([
    exit,
    expect.stringMatching(says),
  ])
}

/** Follows the printed step; gives the request as it is sent then. */
async function mended(
  { mends }: FaultRow,
  scene: Scene,
  sent: Sent,
  cause: Cause | undefined,
): Promise<Sent> {
  const step = cause?.nextSteps.find(({ text }) => mends.step.test(text))
  expect(step, JSON.stringify(cause, null, 1)).toBeDefined()
  if (mends.asks !== undefined) expect(step?.request).toMatch(mends.asks)
  if (mends.does !== 'run') return ((await mends.does(scene, sent)) as Sent | undefined) ?? sent
  const fresh = await scene.incident.follow(step?.command ?? '', signedIn(scene, sent))
  return fresh === undefined ? sent : { ...sent, credential: fresh }
}

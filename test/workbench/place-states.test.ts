import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import type { Terminal } from '../harness/terminal.ts'
import { atAxiom } from './at-axiom.ts'
import { goTo, openWorkbench } from './open.ts'
import { moveTo } from './walking.ts'

/** What a place shows of a tenant. */
interface Shown {
  /** By the palette; or by Enter on that row of the place before. */
  readonly place: string
  readonly row?: string
  readonly asks: string
  readonly doing: string
  readonly loaded: string | RegExp
}

const size = { cols: 120, rows: 40 }
const search = 'POST /api/meta/search'
const atlan: readonly Shown[] = [
  {
    place: 'tokens',
    asks: 'GET /api/service/apikeys',
    doing: 'Asking for the tokens',
    loaded: 'old-exporter',
  },
  {
    place: 'tokens',
    row: 'old-exporter',
    asks: 'GET /api/service/apikeys',
    doing: 'Asking for “old-exporter” and what it reaches',
    loaded: 'dead since creation',
  },
  {
    place: 'personas',
    asks: search,
    doing: 'Asking for the personas and their policies',
    loaded: 'Data Assets',
  },
  {
    place: 'personas',
    row: 'Daily Finance',
    asks: search,
    doing: 'Asking what “Daily Finance” allows',
    loaded: 'group finance_admins',
  },
  {
    place: 'connections',
    asks: search,
    doing: 'Asking for the connections',
    loaded: 'finance-dw',
  },
  {
    place: 'connections',
    row: 'boardroom',
    asks: 'GET /api/meta/entity',
    doing: 'Asking who administers boardroom',
    loaded: /people +data\.owner/,
  },
  {
    place: 'collections',
    asks: search,
    doing: 'Asking for the collections',
    loaded: 'My query collection',
  },
  {
    place: 'collections',
    row: 'Finance queries',
    asks: 'GET /api/meta/entity',
    doing: 'Asking who uses Finance queries',
    loaded: /people +data\.owner/,
  },
]

const axiom: readonly Shown[] = [
  {
    place: 'tokens',
    asks: 'GET /v2/tokens',
    doing: 'Asking for the tokens',
    loaded: 'old-importer',
  },
  {
    place: 'tokens',
    row: 'old-importer',
    asks: 'GET /v2/tokens',
    doing: 'Asking what “old-importer” may do',
    loaded: 'may send events into it',
  },
  {
    place: 'datasets',
    asks: 'GET /v2/datasets',
    doing: 'Asking for the datasets',
    loaded: 'k8s-audit',
  },
  {
    place: 'views',
    asks: 'GET /v2/views',
    doing: 'Asking for the views',
    loaded: 'Requests that failed',
  },
]

it.each([
  ['Atlan', atlan],
  ['Axiom', axiom],
] as const)(
  'says of each place of %s that it comes, was stopped, cannot be seen or failed; r asks again',
  async (product, places) => {
    await using tenant = await Tenant.start()
    await using terminal = await openWorkbench(tenant, {
      ...size,
      ...(product === 'Axiom' ? atAxiom(tenant) : {}),
    })
    for (const shown of places) await seeStates(terminal, tenant, shown)
  },
)

async function seeStates(terminal: Terminal, tenant: Tenant, shown: Shown): Promise<void> {
  const { place, row, asks, doing, loaded } = shown
  const strike = (what?: string) =>
    tenant.control({ faults: what === undefined ? [] : [`${what}:${asks}:*`] })
  const refresh = async (seen: string | RegExp) => {
    terminal.type('r')
    await terminal.waitFor(seen)
  }

  if (row !== undefined) {
    await goTo(terminal, place, row)
    await terminal.waitForGone('ctrl-c stop')
    await moveTo(terminal, row)
  }
  await strike('slow=60000')
  if (row === undefined) await goTo(terminal, place, doing)
  else terminal.press('enter')
  await terminal.waitFor(doing)
  await terminal.waitFor('ctrl-c stop')
  terminal.press('ctrl-c')
  await terminal.waitFor('Stopped before anything came. r asks again.')

  await strike('status=403')
  await refresh(/Not visible to this credential\.[\s\S]*403[\s\S]*r tries again\./)
  await strike('garbage')
  await refresh(/✗ (?!.*403)[\s\S]*r tries again\./)
  await terminal.waitForGone('Not visible')
  await strike()
  await refresh(loaded)
  await terminal.waitForGone('r tries again')

  // What was there stays to be seen when it cannot be asked for again.
  await strike('status=403')
  await refresh(/answered 403.*\. r tries again\./)
  await terminal.waitFor(loaded)
  await strike()
  terminal.type('r')
  await terminal.waitForGone('r tries again')
}

it('says of lists without rows what there is to do', async () => {
  await using tenant = await Tenant.start()
  const bearer = await tenant.practice.issueBearer('data.owner')
  for (const { id } of await tenant.tokens())
    await request(`${tenant.url}/api/service/apikeys/${id}`, 'DELETE', bearer)
  const env = { TOKENBENCH_TOKEN: await tenant.practice.issueBearer('conn.admin') }
  await using terminal = await openWorkbench(tenant, { ...size, env })
  await goTo(terminal, 'tokens', /has no API token yet\.\n n makes one/)
  await goTo(terminal, 'status', 'There is no profile yet.')
  await goTo(terminal, 'profiles', 'The guided set-up on the first screen makes one.')
  await goTo(terminal, 'history', 'Nothing was written from here yet.')
})

it('shows a guest what guests see, and says of the rest that it is not visible', async () => {
  await using tenant = await Tenant.start()
  const env = { TOKENBENCH_TOKEN: await tenant.practice.issueBearer('guest.user') }
  await using terminal = await openWorkbench(tenant, { ...size, env })
  await terminal.waitFor('Atlan answered 403: this account has no right to list the tokens.')
  await goTo(terminal, 'tokens', 'Not visible to this credential.')
  await goTo(terminal, 'personas', 'No persona is visible here.')
  await goTo(terminal, 'connections', 'No connection is visible to this credential.')
  await goTo(terminal, 'collections', /Collections {2}1[\s\S]*Onboarding/)
})

it('says of an empty Axiom organisation what there is to do', async () => {
  await using tenant = await Tenant.start()
  const { baseUrl, personalAccessToken, orgId } = tenant.practice.axiom
  const organisations = await request(`${baseUrl}/v2/orgs`, 'GET', personalAccessToken)
  const other = organisations.find(({ id }) => id !== orgId)
  await request(`${baseUrl}/v2/datasets/scratch`, 'DELETE', personalAccessToken, other?.id)
  const { env } = atAxiom(tenant)
  await using terminal = await openWorkbench(tenant, {
    ...size,
    env: { ...env, TOKENBENCH_ORG_ID: other?.id },
  })
  await goTo(terminal, 'tokens', /has no API token yet\.\n n makes one/)
  await goTo(terminal, 'datasets', 'No dataset is visible to this credential.')
  await goTo(terminal, 'views', 'No view is visible to this credential.')
})

async function request(
  url: string,
  method: string,
  bearer: string,
  organisation = '',
): Promise<{ id: string }[]> {
  const headers = { authorization: `Bearer ${bearer}`, 'x-axiom-org-id': organisation }
  const answer = await fetch(url, { method, headers })
  expect(answer.ok, `${method} ${url} answered ${answer.status}`).toBe(true)
  return method === 'GET' ? ((await answer.json()) as { id: string }[]) : []
}

import { type Figure, middle } from './figure.ts'
import { serve } from './tenant.ts'

/** The practice tenant with 100,000 tokens, personas and connections each. */
export async function practice(home: string): Promise<Figure[]> {
  const tenant = await serve(home, ['--objects', '100000'])
  try {
    const [admin, member] = ['conn.admin', 'member.admin'].map((name) => tenant.bearerOf(name))
    const search = (typeName: string) => ({
      method: 'POST',
      body: JSON.stringify({
        dsl: { from: 0, size: 20, query: { term: { '__typeName.keyword': typeName } } },
      }),
    })
    const page = async (what: string, path: string, bearer: string, init: RequestInit = {}) => {
      const times: number[] = []
      for (let round = 0; round < 9; round += 1) {
        const started = performance.now()
        const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
        await (await fetch(tenant.url + path, { ...init, headers })).text()
        times.push(performance.now() - started)
      }
      return { what, value: middle(times), unit: 'ms', target: 50 } as const
    }
    const found = '/api/meta/search/indexsearch'
    return [
      {
        what: 'practice: start with 100,000 objects',
        value: tenant.started,
        unit: 'ms',
        target: 3000,
      },
      await page('practice: first page of tokens', '/api/service/apikeys?limit=20', tenant.token),
      await page('practice: first page of connections', found, admin ?? '', search('Connection')),
      await page('practice: the same for a member', found, member ?? '', search('Connection')),
      await page('practice: first page of personas', found, admin ?? '', search('Persona')),
      { what: 'practice: memory (RSS)', value: tenant.memory(), unit: 'MB', target: 600 },
    ]
  } finally {
    tenant.stop()
  }
}

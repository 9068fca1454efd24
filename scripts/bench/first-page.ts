import { Home } from '../../test/harness/home.ts'
import { countingRoad } from '../../test/harness/road.ts'
import { Terminal } from '../../test/harness/terminal.ts'
import { goTo } from '../../test/workbench/open.ts'
import type { Figure } from './figure.ts'
import { program, serve } from './tenant.ts'

/** So slow that what is drawn after one answer is drawn before the next. */
const latency = '300'

/** The list of 100,000 tokens, from the key that opens it to its first rows on the screen. */
export async function firstPage(home: string): Promise<Figure[]> {
  const tenant = await serve(home, ['--objects', '100000', '--latency', latency])
  const road = await countingRoad(tenant.url)
  try {
    using own = new Home()
    await using terminal = Terminal.start(process.execPath, [program], {
      home: own,
      env: { TOKENBENCH_URL: road.url, TOKENBENCH_TOKEN: tenant.token },
    })
    await terminal.waitFor('r refresh')
    const before = road.answered()
    const started = performance.now()
    await goTo(terminal, 'tokens', /name +expires/)
    const answered = road.answered() - before
    const ms = performance.now() - started
    const what = 'list of 100,000: until its first page is on the screen'
    return [
      { what: `${what}, ${latency} ms an answer`, value: ms, unit: 'ms' },
      { what: `${what}, requests`, value: answered, unit: 'requests', target: 1 },
    ]
  } finally {
    road.close()
    tenant.stop()
  }
}

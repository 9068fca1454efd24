import { spawnSync } from 'node:child_process'
import { type Figure, median } from './figure.ts'
import { environmentIn, program, serve } from './tenant.ts'

/** From the start of the process to its end, beside `node -e 0` in the same run. */
export async function commands(home: string): Promise<Figure[]> {
  const baseline = median(11, () => run(home, ['-e', '0']))
  const tenant = await serve(home, [])
  try {
    const environment = { TOKENBENCH_URL: tenant.url, TOKENBENCH_TOKEN: tenant.token }
    const timed = (words: readonly string[], target?: number): Figure => {
      const value = median(9, () => run(home, [program, ...words], environment))
      return {
        what: `tokenbench ${words.join(' ')}`,
        value,
        unit: 'ms',
        ratio: value / baseline,
        ...(target && { target }),
      }
    }
    return [
      { what: 'node -e 0', value: baseline, unit: 'ms', ratio: 1 },
      timed(['--version'], 2),
      timed(['help']),
      timed(['status', '--json']),
      timed(['token', 'list', '--json'], 5),
    ]
  } finally {
    tenant.stop()
  }
}

function run(
  home: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): number {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, words, {
    env: environmentIn(home, environment),
    stdio: 'ignore',
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  return performance.now() - started
}

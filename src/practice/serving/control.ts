import { Hono } from 'hono'
import type { Settings } from '#src/practice/settings.ts'
import { isTexts } from '#src/practice/texts.ts'
import type { Faults } from './faults.ts'

/** A path that neither vendor uses. */
const CONTROL_PATH = '/_practice/control'

export function isControl(request: Request): boolean {
  return new URL(request.url).pathname === CONTROL_PATH
}

const NUMBERS: readonly (keyof Settings)[] = [
  'latencyMs',
  'indexLagMs',
  'grantDelayMs',
  'auditDelayMs',
  'revocationDelayMs',
  'bearerLifeSeconds',
  'rateLimit',
]

/**
 * Shows and changes the practice tenants' behaviour while they run.
 *
 * `GET` → `{"settings":{…},"faults":[{"spec","remaining"}],…more}`;
 * `POST` takes any of the settings as numbers (`"rateLimit":null` takes the limit away) and
 * `"faults":[SPEC…]`, which replaces all faults. It answers like GET; 400 and no change for what
 * cannot be read. It must be sent as JSON, which a foreign web page cannot do.
 *
 * @param more what else the answer tells.
 */
export function controlRoutes(
  settings: Settings,
  faults: Faults,
  more: () => Record<string, unknown>,
): Hono {
  const routes = new Hono()
  const state = () => ({ settings, faults: faults.pending(), ...more() })

  routes.get(CONTROL_PATH, (c) => c.json(state()))

  routes.post(CONTROL_PATH, async (c) => {
    if (!c.req.header('content-type')?.startsWith('application/json')) {
      return c.json({ error: 'Send application/json.' }, 415)
    }
    try {
      const body: unknown = await c.req.json()
      apply(settings, faults, body)
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : 'Not readable.' }, 400)
    }
    return c.json(state())
  })

  return routes
}

function apply(settings: Settings, faults: Faults, body: unknown): void {
  if (typeof body !== 'object' || body === null) throw new Error('Not a JSON object.')
  const changes: Partial<Settings> = {}
  let specs: string[] | undefined
  for (const [name, value] of Object.entries(body)) {
    const setting = NUMBERS.find((each) => each === name)
    if (name === 'faults' && isTexts(value)) specs = value
    else if (setting === 'rateLimit' && value === null) changes.rateLimit = undefined
    else if (setting && isAmount(value)) changes[setting] = value
    else throw new Error(`${name} cannot be set to ${JSON.stringify(value)}.`)
  }
  if (specs) faults.replace(specs)
  Object.assign(settings, changes)
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

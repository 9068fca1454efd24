import { Session } from '#src/frontends/screens/session.ts'
import type { SessionEdges } from '#src/frontends/screens/session-edges.ts'
import type { Status } from '#src/frontends/screens/status.ts'
import type { Situation } from '#src/jobs/flows/asker.ts'

export const situation: Situation = { flow: 'test', steps: [] }

/** A session whose clock stands still. */
export const newSession = (edges: Partial<SessionEdges> = {}): Session =>
  new Session({ now: () => new Date(0), ...edges })

/** The status, which has to be of this kind. */
export function shown<Kind extends Status['kind']>(session: Session, kind: Kind) {
  const status = session.snapshot()
  if (status.kind !== kind) throw new Error(`The screen shows ${status.kind}, not ${kind}.`)
  return status as Extract<Status, { kind: Kind }>
}

export const ending = {
  situation,
  ok: true,
  sentences: [],
  facts: [],
  problems: [],
  commands: [],
  actions: [],
}

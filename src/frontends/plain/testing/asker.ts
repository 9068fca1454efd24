import { Readable } from 'node:stream'
import { plainAsker } from '#src/frontends/plain/plain-asker.ts'
import type { Asking, Situation } from '#src/jobs/flows/asker.ts'
import type { AnyQuestion } from '#src/jobs/flows/question.ts'
import { Typist } from './typist.ts'

const now = () => new Date('2026-11-21T12:00:00Z')

/** At the personas of a practice tenant. */
export const situation: Situation = {
  flow: 'setup',
  steps: [
    { title: 'Tenant', state: 'done' },
    { title: 'Personas', state: 'current' },
  ],
  tenant: { host: '127.0.0.1:40121', practice: true },
  identity: { username: 'conn.admin', kind: 'user', roles: [] },
}

/** An asker that is answered by a stream. */
export function answered(...lines: readonly string[]) {
  const typist = new Typist()
  const input = Readable.from(
    lines.map((line) => `${line}\n`),
    { objectMode: false },
  )
  return { typist, asker: plainAsker({ input, output: typist.output, now }) }
}

/** An asker with a person at a terminal. */
export function attended(more: { signal?: AbortSignal } = {}) {
  const typist = new Typist()
  const { input, output } = typist
  return { typist, asker: plainAsker({ input, output, now, ...more }) }
}

/** What every question here has. */
export const common = {
  key: 'k',
  step: 'Personas',
  checking: 'Checking',
  answer: async () => ({ value: undefined }),
}

export const text: AnyQuestion = { ...common, kind: 'text', ask: 'What is it called?' }

export const ask = (question: AnyQuestion, more: Partial<Asking> = {}): Asking => ({
  question,
  situation,
  ...more,
})

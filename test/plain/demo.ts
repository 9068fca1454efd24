/** A job with one question of each kind, as plain lines, without a tenant. Ends with what it heard. */
import { Cancelled } from '#src/domain/cancelled.ts'
import { plainAsker } from '#src/frontends/plain/plain-asker.ts'
import type { AnyQuestion } from '#src/jobs/flows/question.ts'

const situation = { flow: 'demo', steps: [] }
const common = { step: 'Demo', checking: 'Checking', answer: async () => ({ value: undefined }) }
const questions: readonly AnyQuestion[] = [
  { ...common, kind: 'text', key: 'name', ask: 'What is it called?' },
  {
    ...common,
    kind: 'choices',
    key: 'personas',
    ask: 'Which personas?',
    options: async () =>
      Array.from({ length: 30 }, (_, n) => ({ value: `p${n + 1}`, label: `Persona ${n + 1}` })),
  },
  { ...common, kind: 'capture', key: 'bearer', ask: 'Borrow a sign-in.', guides: [] },
]

console.log(`pid ${process.pid}`)
process.on('SIGTERM', () => process.exit(143))
const asker = plainAsker({
  input: process.stdin,
  output: process.stdout,
  now: () => new Date(),
  recognise: (text) =>
    text.split("'").length % 2 === 1 && !/\\\s*$/.test(text)
      ? { label: 'cURL', complete: text.startsWith('curl') }
      : { label: 'cURL', complete: false, missing: 'the rest of the command' },
})
try {
  const heard: Record<string, unknown> = {}
  for (const question of questions) {
    const input = await asker.ask({ question, situation })
    heard[question.key] = question.kind === 'capture' ? String(input).length : input
  }
  await asker.work('Waiting for Ctrl-C', situation, async (signal, report) => {
    report('wait', { text: 'Ready for Ctrl-C', state: 'waiting' })
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
  })
  console.log(JSON.stringify(heard))
} catch (thrown) {
  if (!(thrown instanceof Cancelled)) throw thrown
  console.log('left')
} finally {
  asker.close()
}

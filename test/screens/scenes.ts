import { setTimeout as sleep } from 'node:timers/promises'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Note } from '#src/domain/note.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { type Asker, type Asking, back } from '#src/jobs/flows/asker.ts'
import type { AnyQuestion, Input } from '#src/jobs/flows/question.ts'
import { longPlan, plan, typedPlan } from './plans.ts'
import * as questions from './questions.ts'
import { situationAt } from './situations.ts'

/** What a scene does with the screens; what it returns is printed. */
type Scene = (asker: Asker) => Promise<unknown>

const asked = (question: AnyQuestion, more: Partial<Asking> = {}): Asking => ({
  question,
  situation: situationAt(question.step),
  ...more,
})

const notes: readonly Note[] = [
  { state: 'ok', label: 'host', text: 'acme.atlan.com, this profile’s tenant' },
  { state: 'ok', label: 'who', text: 'conn.admin, a person (Atlan confirms: $admin)' },
  { state: 'warning', label: 'time left', text: '1 min 40 s' },
]

const wrongPaste: Problem = {
  kind: 'not-permitted',
  code: 'api-token-bearer',
  title: 'This is an API token’s bearer, and that token administers no connection.',
  detail: 'A token cannot add itself.',
  nextSteps: [{ text: 'Copy the request from a browser where a connection admin is signed in.' }],
}

const nameTaken: Problem = {
  kind: 'usage',
  code: 'name-taken',
  title: 'There is a token with this name.',
  nextSteps: [],
}

/** The question again and again, until it is answered, as a flow does. */
async function insist(asker: Asker, question: AnyQuestion): Promise<Input> {
  for (;;) {
    const answer = await asker.ask(asked(question))
    if (answer !== back) return answer
  }
}

export const scenes: Readonly<Record<string, Scene>> = {
  async wizard(asker) {
    const name = await insist(asker, questions.name)
    const personas = await insist(asker, questions.personas)
    const secret = await insist(asker, questions.destination)
    const bearer = await insist(asker, questions.bearer)
    await asker.recognised(asked(questions.bearer), notes)
    const situation = situationAt('Review', new Date(Date.now() + 11 * 60_000 + 52_000))
    await asker.review(plan, situation)
    await asker.work('Creating “nightly-etl”', situation, async (signal, report) => {
      asker.holdOn('The secret of “nightly-etl” was not handed over yet; it is shown only once.')
      report('create', { text: 'create nightly-etl', state: 'running' })
      await sleep(600, undefined, { signal })
      report('create', { text: 'create nightly-etl', state: 'done' })
      report('grant', { text: 'add it to the admins of development', state: 'running' })
      await sleep(600, undefined, { signal })
      report('grant', { text: 'add it to the admins of development', state: 'done' })
      asker.holdOn(undefined)
    })
    const action = await asker.end(ending(situation))
    return { name, personas, secret, pasted: bearer.length, action }
  },

  text: (asker) => insist(asker, questions.name),
  choices: (asker) => insist(asker, questions.personas),
  required: (asker) => insist(asker, questions.requiredPersonas),
  'nothing-there': (asker) =>
    asker
      .ask(
        asked({ ...questions.requiredPersonas, options: async () => [], empty: 'None is left.' }),
      )
      .then((answer) => (answer === back ? 'went back' : answer)),
  connections: (asker) => insist(asker, questions.connections),
  choice: (asker) => insist(asker, questions.destination),
  many: (asker) => insist(asker, questions.many),
  tenant: (asker) => insist(asker, questions.tenant),

  async capture(asker) {
    const text = await insist(asker, questions.bearer)
    const going = await asker.recognised(asked(questions.bearer), notes)
    return { pasted: text.length, lines: String(text).split('\n').length, going: going === true }
  },

  'wrong-paste': (asker) => asker.ask(asked(questions.bearer, { problem: wrongPaste })),
  'refused-text': (asker) =>
    asker.ask(asked(questions.name, { previous: 'etl', problem: nameTaken })),
  'tenant-again': (asker) => {
    const previous = 'https://acme.atlan.com'
    return asker.ask(asked(questions.tenant, { previous, kept: 'acme.atlan.com' }))
  },
  async 'refused-paste'(asker) {
    await asker.ask(asked(questions.bearer))
    return asker.ask(asked(questions.bearer, { problem: wrongPaste }))
  },
  kept: (asker) => asker.ask(asked(questions.bearer, { kept: 'conn.admin' })),

  async back(asker) {
    const answer = await asker.ask(asked(questions.name))
    const again = await asker.ask(asked(questions.name, { previous: 'kept-answer' }))
    return { first: answer === back ? 'back' : answer, again }
  },

  async 'left-half-way'(asker) {
    await asker.ask(asked(questions.personas))
    return insist(asker, questions.personas)
  },

  async failing(asker) {
    let tries = 0
    return insist(asker, {
      ...questions.personas,
      options: async () => {
        tries += 1
        if (tries > 1) return questions.personaOptions
        throw new ProblemError({
          kind: 'unreachable',
          code: 'refused',
          title: 'Nothing answers at acme.atlan.com.',
          nextSteps: [{ text: 'Is the VPN on?' }],
        })
      },
    })
  },

  'slow-options': (asker) =>
    asker
      .ask(asked({ ...questions.personas, options: () => new Promise(() => {}) }))
      .then((answer) => (answer === back ? 'went back' : answer)),

  async review(asker) {
    return (await asker.review(plan, situationAt('Review'))) === true ? 'applied' : 'went back'
  },
  async 'long-review'(asker) {
    return (await asker.review(longPlan, situationAt('Review'))) === true ? 'applied' : 'went back'
  },
  async 'typed-review'(asker) {
    return (await asker.review(typedPlan, situationAt('Review'))) === true ? 'applied' : 'went back'
  },

  async hanging(asker) {
    try {
      await asker.work('Asking acme.atlan.com who you are', situationAt('Sign-in'), hang)
      return 'done'
    } catch (thrown) {
      if (!(thrown instanceof Cancelled)) throw thrown
      return { stopped: true, name: await asker.ask(asked(questions.name)) }
    }
  },

  /** Work that does not listen when it is told to stop. */
  deaf: (asker) => asker.work('Writing', situationAt('Review'), () => new Promise<never>(() => {})),

  async 'hold-on'(asker) {
    asker.holdOn('The secret of “nightly-etl” was not handed over yet; it is shown only once.')
    return asker.ask(asked(questions.name))
  },

  countdown: (asker) =>
    asker.ask({
      question: questions.name,
      situation: situationAt('Name', new Date(Date.now() + 11 * 60_000 + 52_000)),
    }),

  /** A question in the middle of work: the work is shown again behind it. */
  need: (asker) =>
    asker.work('Adding admins', situationAt('Review'), async (_, report) => {
      report('first', { text: 'development', state: 'done' })
      const name = await insist(asker, questions.name)
      report('second', { text: `production, by ${String(name)}`, state: 'running' })
      await sleep(60_000)
    }),

  end: (asker) => asker.end(ending(situationAt('Review'))),

  async crash(asker) {
    setTimeout(() => {
      throw new Error('a mistake of ours')
    }, 500)
    return asker.ask(asked(questions.name))
  },
}

const hang = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Cancelled())))

const ending = (situation: Asking['situation']) => ({
  situation,
  ok: true,
  sentences: [
    'nightly-etl exists, its secret is in the file /home/me/nightly-etl.token, and it administers development (read back: conn.admin, other.admin, nightly-etl).',
    'Tried with its own secret: it can read development after 21 s.',
  ],
  facts: [
    ['id', '98fb61da-eb8f-455e-b5ea-c022ee390044'],
    ['account', 'service-account-apikey-ac69de56-6529-4c8f-b53c-791cb5346308'],
    ['expires', '19 Feb 2027'],
  ] as const,
  problems: [],
  commands: [
    "tokenbench token create nightly-etl --profile acme --expires 90d --persona default/aQi5KHtGwZYvxGnTSAYO8J --description 'loads the warehouse every night'",
    'tokenbench grant connection-admin --profile acme --token 98fb61da-eb8f-455e-b5ea-c022ee390044 --on default/snowflake/1699268171 --bearer-from clipboard',
  ],
  actions: [
    { key: 'u', label: 'take back the grant (the token stays)', value: 'undo' },
    { key: 'n', label: 'do the same on my own tenant', value: 'own' },
  ],
})

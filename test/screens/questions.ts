import { forged } from '#src/capture/testing/tokens.ts'
import type {
  CaptureQuestion,
  ChoiceQuestion,
  ChoicesQuestion,
  Option,
  TextQuestion,
} from '#src/jobs/flows/question.ts'

const accept = async (input: unknown) => ({ value: input })

export const name: TextQuestion<string, unknown> = {
  kind: 'text',
  checking: 'Checking the answer',
  key: 'name',
  step: 'Name',
  ask: 'What shall the token be called?',
  about: ['Name it after what will use it: a pipeline, a team, a tool.'],
  placeholder: 'nightly-etl',
  answer: accept,
}

export const personaOptions: readonly Option[] = [
  { value: 'p1', label: 'Data Assets', columns: ['reads 14 connections'] },
  { value: 'p2', label: 'Data Stewards', columns: ['edits terms and tags on 3 connections'] },
  { value: 'p3', label: 'Daily Finance', columns: ['reads production · 2 policies'] },
  { value: 'p4', label: 'Marketing', columns: ['reads 2 connections'] },
  { value: 'p5', label: '日本 データ', columns: ['reads 1 connection'] },
  { value: 'p6', label: 'Disabled one', columns: ['disabled'], disabled: true },
]

export const personas: ChoicesQuestion<string, unknown> = {
  kind: 'choices',
  checking: 'Checking the answer',
  key: 'personas',
  step: 'Personas',
  ask: 'Which personas should “nightly-etl” get?',
  about: [
    'A token does not get your rights. Personas decide which assets it reaches; without one, only connections it creates itself. Either way it may use Atlan’s admin API: treat its secret like an admin’s password.',
  ],
  options: async () => personaOptions,
  fallback: [],
  answer: accept,
}

const { fallback: _, ...required } = personas

/** One that none is no answer to. */
export const requiredPersonas: ChoicesQuestion<string, unknown> = required

export const connections: ChoicesQuestion<string, unknown> = {
  kind: 'choices',
  checking: 'Checking the answer',
  key: 'connections',
  step: 'Connections',
  ask: 'Which connections should “nightly-etl” administer?',
  about: [
    'A connection admin may read, change and delete every asset in it, query its data, and decide who else may.',
  ],
  options: async () => [
    connection('development', 'snowflake', '1699268171'),
    connection('development', 'bigquery', '1699271012'),
    connection('production', 'snowflake', '1671102233'),
    {
      value: 'default/redshift/1688123901',
      label: 'finance-dw',
      columns: ['redshift', 'default/redshift/1688123901', 'finance.admin, group finance-admins'],
      disabled: true,
    },
  ],
  answer: accept,
}

const connection = (label: string, connector: string, id: string): Option => ({
  value: `default/${connector}/${id}`,
  label,
  columns: [connector, `default/${connector}/${id}`, 'you administer it'],
})

export const many: ChoicesQuestion<string, unknown> = {
  ...personas,
  ask: 'Which of the ten thousand?',
  options: async () =>
    Array.from({ length: 10_000 }, (_, index) => ({
      value: `o${index}`,
      label: `connection-${index}`,
      columns: [index % 2 === 0 ? 'snowflake' : 'bigquery'],
    })),
}

export const destination: ChoiceQuestion<string, unknown> = {
  kind: 'choice',
  checking: 'Checking the answer',
  key: 'destination',
  step: 'Secret',
  ask: 'Where shall the secret go?',
  about: ['It is shown to nobody, and Atlan gives it out only once.'],
  options: async () => [
    {
      value: 'file:',
      label: 'a file',
      columns: ['only you can read it'],
      text: { ask: 'Which file? It must not exist yet.', initial: '/home/me/nightly-etl.token' },
    },
    { value: 'clipboard', label: 'the clipboard' },
    { value: 'vault', label: 'the vault', columns: ['this profile has none'], disabled: true },
  ],
  answer: accept,
}

export const bearer: CaptureQuestion<string, unknown> = {
  kind: 'capture',
  checking: 'Checking the answer',
  key: 'bearer',
  step: 'Browser bearer',
  ask: 'Borrow the browser sign-in of a connection admin.',
  about: [
    'Atlan lets only a person who already administers a connection add another admin, so this step borrows a browser’s sign-in for a few minutes. It stays in memory, goes to acme.atlan.com only, and is dropped when we are done.',
    'Stop sharing your browser window now; its developer tools show the bearer.',
  ],
  guides: [
    {
      title: 'Chrome, Edge',
      steps: [
        'In Chrome or Edge open  https://acme.atlan.com/assets  as a connection admin.',
        'Press F12 (Mac: ⌥⌘I), tab Network, type  indexsearch  into its filter.',
        'Reload the page. Right-click the lowest line ▸ Copy ▸ anything that says cURL.',
        'Paste it here, all of it. If Windows Terminal warns: Paste anyway.',
      ],
    },
    {
      title: 'Firefox',
      steps: ['Open  https://acme.atlan.com/assets  in Firefox.', 'Paste it here.'],
    },
    { title: 'Safari', steps: ['Turn the Develop menu on first.', 'Paste it here.'] },
  ],
  page: 'https://acme.atlan.com/assets',
  sample: async () => curl(),
  answer: accept,
}

/** The first question of a set-up: an address may be typed, anything else stays hidden. */
export const tenant: CaptureQuestion<string, unknown> = {
  ...bearer,
  key: 'tenant',
  step: 'Tenant',
  ask: 'Which Atlan tenant?',
  about: ['Type its address, or paste a request that you copied from the browser.'],
  echo: 'url',
  guides: [],
}

/** A request as Chrome copies it, with a bearer that opens nothing. */
export function curl(cookies = 40): string {
  const cookie = Array.from({ length: cookies }, (_, index) => `c${index}=${'x'.repeat(40)}`)
  return [
    "curl 'https://acme.atlan.com/api/meta/search/indexsearch'",
    "  -H 'accept: application/json'",
    `  -H 'authorization: Bearer ${secretBearer}'`,
    `  -b '${cookie.join('; ')}'`,
    `  --data-raw '{"dsl":{"size":1}}'`,
  ].join(' \\\n')
}

export const secretBearer = forged({
  iss: 'https://acme.atlan.com/auth/realms/default',
  preferred_username: 'conn.admin',
  exp: 4_102_444_800,
})

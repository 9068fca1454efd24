import type { TraceEntry } from '#src/domain/trace-entry.ts'
import type { Check } from '#src/jobs/diagnosis/doctor/check.ts'
import type { Explanation } from '#src/jobs/diagnosis/explain/explanation.ts'
import type { BundleContents } from './bundle.ts'

/** The bundle as Markdown: what to read first, and all of it as JSON at the end. */
export function bundleText(contents: BundleContents, withNames: boolean): string {
  const { versions, checks, explanation, requests, plans } = contents
  const json = JSON.stringify(contents, undefined, 2)
  return [
    '# tokenbench support bundle',
    withNames
      ? 'Secrets are taken out. Names, mails and hosts are as they are.'
      : 'Secrets are taken out. Names, mails and hosts are replaced, the same one by the same stand-in.',
    section('Versions', Object.entries(versions).map(asItem)),
    section('Road to the tenant', checks.map(checkItem)),
    ...(explanation === undefined ? [] : [section('Explanation', explanationItems(explanation))]),
    section('Requests of this run', requests.length === 0 ? ['None.'] : requests.map(requestItem)),
    section('Last plans', plans.length === 0 ? ['None.'] : plans.map((plan) => `- ${say(plan)}`)),
    section('The same as JSON', ['```json', json, '```']),
  ].join('\n\n')
}

const marks = { good: 'ok', bad: 'failed', unseen: 'not seen' } as const

const explanationItems = ({ read, checks, causes }: Explanation): string[] => [
  read,
  '',
  ...checks.map(({ state, text }) => `- ${marks[state]}: ${text}`),
  ...causes.flatMap(({ likelihood, text, nextSteps }) => [
    `- ${likelihood}: ${text}`,
    ...nextSteps.map((step) => `  - ${step.text}`),
  ]),
]

const section = (title: string, lines: readonly string[]): string =>
  [`## ${title}`, '', ...lines].join('\n')

const asItem = ([name, value]: readonly [string, string]): string => `- ${name}: ${value}`

const checkItem = ({ name, state, detail }: Check): string => `- ${state}: ${name}. ${detail}`

function requestItem({ method, path, status, error, ms, tries, requestId }: TraceEntry): string {
  const more = [
    ...(tries > 1 ? [`${tries} tries`] : []),
    ...(requestId === undefined ? [] : [`request id ${requestId}`]),
  ]
  return `- ${[`${method} ${path} → ${status ?? error ?? 'no answer'}`, `${ms} ms`, ...more].join(', ')}`
}

function say(plan: object): string {
  const { at, action, state, name } = { at: '', action: '', state: '', name: '', ...plan }
  return `${new Date(at).toISOString()} ${action}: ${name} (${state})`
}

import { askOne } from '#src/frontends/screens/workbench/ask-one.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Item, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { hangingRows, paragraphRows, type Row, spaced } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { cut } from '#src/frontends/ui/width.ts'
import { whichAsset } from '#src/jobs/diagnosis/explain/cures/access.ts'
import { explain, type Failures } from '#src/jobs/diagnosis/explain/explain.ts'
import type { Cause, Checked, Explanation } from '#src/jobs/diagnosis/explain/explanation.ts'
import type { Said } from '#src/jobs/diagnosis/explain/gather-atlan.ts'
import { sayFailures, sayKind } from '#src/jobs/diagnosis/explain/say-failures.ts'
import type { Symptom } from '#src/jobs/diagnosis/explain/symptom.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'
import { bundlePlace } from './bundle.ts'
import { stepItem } from './step-item.ts'
import { tracePlace } from './trace.ts'
import { askWhatFailed, explainFailure } from './what-failed.ts'

/** One failure of those that were pasted together. */
interface About {
  readonly failures: Failures
  readonly symptom: Symptom
}

/** What the person adds while looking at an explanation. */
interface Added {
  readonly said: Said
  /** The pasted credential may be sent to its own tenant. */
  readonly mayTry: boolean
}

/**
 * Why something failed: the sentence, what was looked at, and what mends it as choices. A cure runs
 * here; afterwards the explanation is made anew.
 *
 * @param desk the tenant that the failure is about
 */
export function explanationPlace(shell: Shell, desk: Desk, about: About): PagePlace {
  const { failures, symptom } = about
  let added: Added = { said: {}, mayTry: false }
  return {
    kind: 'page',
    title: 'Why does it fail?',
    doing: 'Looking up what was refused, and what would let it in',
    about: [
      'Enter does what stands under the cursor; it shows its plan before anything is written.',
      'r looks again: after a cure, or when a minute has passed.',
    ],
    load: async (signal) => {
      let host: string | undefined
      const mayTry = async (asked: string): Promise<boolean> => {
        host = asked
        return added.mayTry
      }
      const { choice, byHand, axiomByHand } = desk
      const gathering = { choice, said: added.said, mayTry, byHand, axiomByHand }
      const explanation = await explain(desk.workbench, symptom, gathering, signal)
      const untried = added.mayTry ? undefined : host
      return {
        identifier: explanation.summary,
        copied: 'the explanation in a sentence',
        blocks: [
          { rows: (width) => countRows(about, width) },
          { rows: (width) => headRows(explanation, width) },
          { items: missingItems(explanation) },
          ...explanation.causes.flatMap((cause, index) => causeBlocks(shell, desk, cause, index)),
          { rows: (width) => uncheckedRows(explanation, width) },
          { items: [...tryingItems(untried), ...otherItems(), ...moreItems(explanation)] },
        ],
      }
    },
  }

  function missingItems({ missing }: Explanation): Item[] {
    return missing.map((what) => ({
      ...missingWords[what],
      choose: () => void say(what),
    }))
  }

  function tryingItems(untried: string | undefined): Item[] {
    if (untried === undefined) return []
    return [
      {
        key: 'p',
        label: `ask ${untried} whether it accepts the pasted credential`,
        choose: () => {
          added = { ...added, mayTry: true }
          shell.refresh()
        },
      },
    ]
  }

  function otherItems(): Item[] {
    return failures.flatMap((kind, index) =>
      kind.symptom === symptom
        ? []
        : [
            {
              label: `explain instead: ${sayKind(kind)}`,
              choose: () => void explainFailure(shell, failures, index),
            },
          ],
    )
  }

  function moreItems(explanation: Explanation): Item[] {
    return [
      {
        key: 'b',
        label: 'support bundle',
        choose: (doors) => doors.open(bundlePlace(shell, desk, explanation)),
      },
      {
        key: 't',
        label: 'what was asked and answered',
        choose: (doors) => doors.open(tracePlace(desk.workbench)),
      },
      { key: 'n', label: 'explain another', choose: () => void askWhatFailed(shell) },
    ]
  }

  function say(what: keyof Said): Promise<void> {
    return shell.run(async (asker) => {
      const situation = { flow: 'why does it fail?', steps: [], ...desk.place }
      const answer = await askOne(asker, questions[what], situation)
      added = { ...added, said: { ...added.said, [what]: answer } }
    })
  }
}

/** How many there were, where it was not this one alone. */
function countRows({ failures, symptom }: About, width: number): Row[] {
  const said = sayFailures(failures)
  if (said === undefined) return []
  const rest = failures.length === 1 ? '' : ' The others can be chosen below.'
  const first = failures[0].symptom === symptom && rest !== '' ? ' This is the most telling.' : ''
  return spaced([paragraphRows(`${said}${first}${rest}`, width, 'subdued'), []])
}

function headRows({ read, summary, checks, causes }: Explanation, width: number): Row[] {
  const seen = checks.length > 0 ? [] : (causes[0]?.evidence ?? [])
  return spaced([
    shortened(paragraphRows(read, width, 'subdued'), width),
    paragraphRows(summary, width, 'heading'),
    [
      ...checks.flatMap((check) => checkRows(check, width)),
      ...seen.flatMap((one) => hangingRows([{ text: `  ${symbols.info} ` }], one, width)),
    ],
  ])
}

const uncheckedRows = ({ unchecked }: Explanation, width: number): Row[] =>
  unchecked.flatMap((one) => hangingRows([{ text: '? ' }], one, width, 'subdued'))

/** What the server said can be long, and the cures have to be on the same screen. */
function shortened(rows: readonly Row[], width: number): Row[] {
  const [first, second] = rows
  if (rows.length <= 2 || first === undefined || second === undefined) return [...rows]
  const said = second.map(({ text: part }) => part).join('')
  return [first, [{ text: `${cut(said, width - 2).replace(/\s*…$/, '')} …`, tone: 'subdued' }]]
}

const marks = {
  good: { text: `  ${symbols.good} `, tone: 'good' },
  bad: { text: `  ${symbols.bad} `, tone: 'bad' },
  unseen: { text: '  ? ', tone: 'caution' },
} as const

const checkRows = ({ state, text: said }: Checked, width: number): Row[] =>
  hangingRows([marks[state]], said, width)

/** The first cause is the heading of the page already. */
function causeBlocks(shell: Shell, desk: Desk, cause: Cause, index: number): Block[] {
  const said = `It may also be: ${cause.text}`
  // Which asset it was is asked for on this page.
  const steps = cause.nextSteps.filter((step) => step !== whichAsset)
  const items = steps.map((step) => stepItem(shell, desk, step))
  return [{ ...(index === 0 ? {} : { heading: said }), items }]
}

const missingWords = {
  asset: { key: 'a', label: 'say which asset it asked for: then what lets it in is looked up' },
  token: { key: 'w', label: 'say which token was refused: then its personas are looked up' },
} as const

type Question = TextQuestion<string, string>

const question = (key: string, ask: string, about: string): Question => ({
  kind: 'text',
  key,
  step: 'What failed',
  ask,
  about: [about],
  checking: 'Reading it',
  answer: async (input) => ({ value: text(input).trim() }),
})

const questions: Readonly<Record<keyof Said, Question>> = {
  asset: question(
    'asset',
    'Which asset did it ask for?',
    'Its qualified name or GUID, e.g. default/snowflake/1671102233/DW/PUBLIC/ORDERS.',
  ),
  token: question('token', 'Which token was refused?', 'Its name, its id or its account.'),
}

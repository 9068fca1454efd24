import { everyDataset } from '#src/domain/capability-matrix.ts'
import { problemOf } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { text, texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion, Option, TextQuestion } from '#src/jobs/flows/question.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'

const names = { answer: async (input: string | readonly string[]) => ({ value: texts(input) }) }
const sayList = (list: readonly string[]): string => sayNames(list) || 'none'

/** Chosen for datasets that are not there yet; no dataset can be called that. */
export const notThereYet = '+'

/** All datasets that the token is for, by their names. */
export const namedDatasets = ({
  datasets = [],
  laterDatasets = [],
}: {
  readonly datasets?: readonly string[]
  readonly laterDatasets?: readonly string[]
}): string[] => [
  ...new Set([
    ...datasets.filter((name) => name !== notThereYet),
    ...(datasets.includes(notThereYet) ? laterDatasets : []),
  ]),
]

/** Which datasets the token is for; `*` is all, also those to come. */
export function datasetsQuestion(
  workbench: Workbench,
  signIn: AxiomSignIn,
  name: string,
): ChoicesQuestion<'datasets', readonly string[]> {
  return {
    kind: 'choices',
    key: 'datasets',
    step: 'Datasets',
    ask: `Which datasets may “${name}” do something with?`,
    checking: 'Taking the datasets',
    about: ['What it may do there comes next, dataset by dataset.'],
    options: async (signal) => [
      { value: everyDataset, label: 'all datasets', columns: ['*: also those to come'] },
      ...(await orNothing(async () =>
        (
          await axiomOf(workbench, signIn).datasets.list(signal)
        ).map((dataset) => ({
          value: dataset.name,
          label: dataset.name,
          columns: [dataset.description],
        })),
      )),
      { value: notThereYet, label: 'others', columns: ['not there yet: you name them next'] },
    ],
    dependsOn: ['signIn', 'organisation'],
    fallback: [],
    ...names,
    say: (list) => sayList(namedDatasets({ datasets: list })),
  }
}

/** Datasets that are not there yet: a token may be made before what it is for. */
export function laterDatasetsQuestion(): TextQuestion<'laterDatasets', readonly string[]> {
  return {
    kind: 'text',
    key: 'laterDatasets',
    step: 'Datasets',
    ask: 'What will the datasets that are not there yet be called?',
    checking: 'Taking the names',
    about: [
      'Type their names with commas between them, exactly as they will be: a slip of the pen is another dataset.',
    ],
    placeholder: 'http-logs-eu, http-logs-us',
    fallback: '',
    answer: async (input) => ({
      value: text(input)
        .split(',')
        .map((one) => sanitise(one.trim()))
        .filter((one) => one !== ''),
    }),
    say: sayList,
  }
}

/** Which views the token is for. */
export function viewsQuestion(
  workbench: Workbench,
  signIn: AxiomSignIn,
  name: string,
): ChoicesQuestion<'views', readonly string[]> {
  return {
    kind: 'choices',
    key: 'views',
    step: 'Views',
    ask: `Which views may “${name}” do something with?`,
    checking: 'Taking the views',
    options: (signal) =>
      orNothing(async () =>
        (await axiomOf(workbench, signIn).views.list(signal)).map((view) => ({
          value: view.name,
          label: view.name,
          columns: [view.description],
        })),
      ),
    empty: 'There is no view that this credential sees.',
    dependsOn: ['signIn', 'organisation'],
    fallback: [],
    ...names,
    say: sayList,
  }
}

/** Whoever may not list them has nothing to choose from; that is no reason to stop. */
async function orNothing(read: () => Promise<Option[]>): Promise<Option[]> {
  try {
    return await read()
  } catch (thrown) {
    if (problemOf(thrown).kind !== 'not-permitted') throw thrown
    return []
  }
}

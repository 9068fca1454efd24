import type { Workbench } from '#src/workbench.ts'
import { answerWords } from './answer-words.ts'
import type { Flow } from './flow.ts'
import { type PrintedAt, printedCommand } from './printed-command.ts'
import type { Given, LeftAt } from './run.ts'

/** A guided set-up that was left when the token had a name, and before it was created. */
export interface LeftSetUp {
  readonly name: string
  /** For another run: it asks only for what is still open, and to sign in. */
  readonly given: Given
  /** Creates the token with the answers so far. */
  readonly command: string
}

interface Named {
  readonly name: string
  readonly tenant: PrintedAt
}

/**
 * Tells of a set-up that is left; of one without a name there is nothing worth keeping.
 *
 * @param creating the answers that creating the token is about; all, unless said
 */
export const tellingWhatIsLeft =
  <Answers extends Named, Result>(
    workbench: Workbench,
    flow: Pick<Flow<Answers, Result>, 'questions'>,
    tell: ((left: LeftSetUp) => void) | undefined,
    creating?: readonly (keyof Answers & string)[],
  ) =>
  ({ answers, given }: LeftAt<Answers>): void => {
    const { name, tenant } = answers
    if (name === undefined || tenant === undefined) return
    const words = { command: ['token', 'create'], ...answerWords(flow, answers, creating) }
    tell?.({ name, given, command: printedCommand(workbench, tenant, words) })
  }

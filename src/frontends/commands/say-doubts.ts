import { doubtsOf } from '#src/jobs/queries/doubts.ts'
import type { Workbench } from '#src/workbench.ts'

/** Says on one line that earlier writes to a tenant are in doubt, before more are made there. */
export async function sayDoubts(
  { journal }: Workbench,
  origin: string,
  say: (line: string) => void,
): Promise<void> {
  const plans = await journal.plans()
  const { length } = (await doubtsOf(plans)).filter(({ plan }) => plan.origin === origin)
  if (length === 0) return
  const what = length === 1 ? 'An earlier write' : `${length} earlier writes`
  say(`${what} to this tenant ended in doubt. See: tokenbench doubts`)
}

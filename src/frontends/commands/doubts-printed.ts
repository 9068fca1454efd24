import { sayDistance } from '#src/domain/duration.ts'
import { choicesOf, sayChoice } from '#src/jobs/flows/settle-doubt.ts'
import type { Doubt } from '#src/jobs/queries/doubts.ts'
import type { Found } from '#src/jobs/queries/look-into-doubt.ts'
import { objectOf } from '#src/local/journal/plan-record.ts'

/** A doubt that was looked into. */
export interface Looked {
  readonly doubt: Doubt
  readonly found: Found
  readonly settled: boolean
}

/** As `doubts --json` prints it. */
export function doubtJson({ doubt, found, settled }: Looked): object {
  const { id, plan, sent } = doubt
  const object = objectOf(sent.write)
  const { finding, told, tokens } = found
  return {
    id,
    name: object.name,
    plan: plan.id,
    at: sent.at,
    ...(plan.profile === undefined ? {} : { profile: plan.profile }),
    origin: plan.origin,
    object,
    what: plan.title,
    finding,
    told,
    candidates: tokens.map(({ id, name, createdAt, createdBy }) => ({
      id,
      name,
      createdAt,
      createdBy,
    })),
    settled,
    choices: settled ? [] : choicesOf(doubt, found),
  }
}

/** For people: what is known of each, and what can be done about it. */
export function doubtsText(looked: readonly Looked[], now: Date): string {
  if (looked.length === 0) return 'Nothing is in doubt.'
  return looked
    .flatMap(({ doubt, found, settled }) => [
      `${doubt.id}  ${doubt.plan.title}, ${sayDistance(doubt.sent.at, now)}`,
      `  ${objectOf(doubt.sent.write).name}: ${found.told}${settled ? ' Settled.' : ''}`,
      ...(settled ? [] : choicesOf(doubt, found)).map(
        (choice) => `  ${sayChoice(found, choice)}  tokenbench doubts ${choice} ${doubt.id}`,
      ),
    ])
    .join('\n')
}

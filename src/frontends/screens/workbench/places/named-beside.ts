import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { Arrival } from '#src/frontends/screens/workbench/place.ts'
import type { FittingPage } from '#src/jobs/queries/token-list.ts'

/** A page that is shown already, and how many rows came before it. */
interface Shown {
  readonly page: FittingPage
  readonly at: number
}

type Step =
  | { readonly is: 'page'; readonly page: FittingPage | undefined }
  | { readonly is: 'names'; readonly arrival: Arrival<AtlanToken> }
  | { readonly is: 'no names'; readonly why: Problem }

/**
 * Pages as they come, and each again once the names of its personas are there: those are looked up
 * beside the next page, one page after the other. When they cannot be read, that is said once, and
 * the tokens go on without.
 */
export async function* namedBeside(
  pages: AsyncGenerator<FittingPage, void>,
): AsyncGenerator<Arrival<AtlanToken>> {
  const unnamed: Shown[] = []
  let came = 0
  let total = 0
  let canName = true
  let naming: Promise<Step> | undefined
  let paging: Promise<Step> | undefined = nextOf(pages)
  for (;;) {
    const first = canName && naming === undefined ? unnamed.shift() : undefined
    if (first !== undefined) naming = namesOf(first)
    const under = [paging, naming].flatMap((one) => one ?? [])
    if (under.length === 0) return
    const step = await Promise.race(under)
    if (step.is === 'names') {
      naming = undefined
      yield step.arrival
    } else if (step.is === 'no names') {
      naming = undefined
      canName = false
      yield { rows: [], total, lacks: step.why }
    } else if (step.page === undefined) paging = undefined
    else {
      const { page } = step
      paging = nextOf(pages)
      unnamed.push({ page, at: came })
      came += page.tokens.length
      total = page.known
      yield { rows: page.tokens, total }
    }
  }
}

const nextOf = (pages: AsyncGenerator<FittingPage, void>): Promise<Step> =>
  handled(pages.next().then(({ value }) => ({ is: 'page', page: value || undefined })))

const namesOf = ({ page, at }: Shown): Promise<Step> =>
  handled(
    page.named().then(
      (rows) => ({ is: 'names', arrival: { rows, total: page.known, again: at } }),
      (thrown: unknown) => {
        if (thrown instanceof Cancelled) throw thrown
        const why = problemOf(thrown)
        const title = `The names of personas were not read: ${why.title}`
        return { is: 'no names', why: { ...why, title } }
      },
    ),
  )

/** Whoever leaves the list waits for nothing that is under way, so nobody may hear that it failed. */
function handled(step: Promise<Step>): Promise<Step> {
  step.catch(() => {})
  return step
}

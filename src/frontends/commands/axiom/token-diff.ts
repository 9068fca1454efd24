import { type AxiomToken, axiomExpiryOf, axiomTokenJson } from '#src/domain/axiom-token.ts'
import { axiomContentDifferences } from '#src/domain/axiom-token-content.ts'
import {
  type Cell,
  cellsOf,
  differenceOf,
  newerDifferences,
} from '#src/domain/capability-matrix.ts'
import { sayCell, sayCells } from '#src/domain/capability-words.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { sayEnd } from '#src/frontends/words/expiry.ts'
import { axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { axiomTokenAmong } from '#src/jobs/queries/axiom-tokens.ts'
import { targetOf } from '#src/jobs/queries/target.ts'

/** `token diff` on Axiom: what one token is and may do that the other is and may not. */
export async function compareAxiom(
  { workbench, globals, signal }: CommandContext,
  firstRef: string,
  secondRef: string,
): Promise<Output> {
  const signIn = await holdAxiom(workbench, await targetOf(workbench, globals), signal)
  const all = await axiomOf(workbench, signIn).tokens.list(signal)
  const [first, second] = [axiomTokenAmong(all, firstRef), axiomTokenAmong(all, secondRef)]
  const now = workbench.clock.now()
  const { added: onlySecond, removed: onlyFirst } = differenceOf(
    first.capabilities,
    second.capabilities,
  )
  const newer = newerDifferences(first.capabilities, second.capabilities)
  const sameRights = onlyFirst.length + onlySecond.length + newer.length === 0
  const only = new Set(onlyFirst.map(sayCell))
  const both = cellsOf(first.capabilities).filter((cell) => !only.has(sayCell(cell)))
  const differences = axiomContentDifferences(first, second).filter(
    (field) => field !== 'capabilities',
  )
  return {
    json: {
      tokens: [axiomTokenJson(first, now), axiomTokenJson(second, now)],
      sameRights,
      differences,
      onlyFirst,
      onlySecond,
      both,
      newer,
    },
    text: [
      ...valueLines(first, second, differences, now),
      ...cellLines(`only ${nameOf(first, second)}`, onlyFirst),
      ...cellLines(`only ${nameOf(second, first)}`, onlySecond),
      ...cellLines('both', both),
      ...newer.map((name) => `“${name}” differs: it is newer than this program.`),
      ...(sameRights ? ['Both may do the same.'] : []),
    ].join('\n'),
  }
}

/** Two tokens of one name are told apart by their ids. */
const nameOf = (one: AxiomToken, other: AxiomToken): string =>
  one.name === other.name ? `“${one.name}” (${one.id})` : `“${one.name}”`

function valueLines(
  first: AxiomToken,
  second: AxiomToken,
  differences: readonly string[],
  now: Date,
): string[] {
  const said = (token: AxiomToken, field: string): string => {
    if (field === 'expiry') return sayEnd(axiomExpiryOf(token, now), now)
    return field === 'description' ? token.description || '—' : token.name
  }
  return differences
    .filter((field) => field !== 'name')
    .map(
      (field) =>
        `${field}: ${nameOf(first, second)} ${said(first, field)}; ${nameOf(second, first)} ${said(second, field)}`,
    )
}

const cellLines = (who: string, cells: readonly Cell[]): string[] =>
  cells.length === 0 ? [] : [`${who}: ${sayCells(cells)}`]

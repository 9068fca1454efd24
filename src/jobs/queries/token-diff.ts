import { nameOfConnection } from '#src/domain/members.ts'
import { expiryOf } from '#src/domain/token.ts'
import type { TokenAccess } from './token-access.ts'

/** What two tokens have, of one kind. */
export interface Comparison {
  readonly field: 'personas' | 'purposes' | 'adminOf' | 'editorOf' | 'viewerOf'
  readonly onlyFirst: readonly Compared[]
  readonly onlySecond: readonly Compared[]
  readonly both: readonly Compared[]
}

export interface Compared {
  readonly qualifiedName: string
  /** As a person names it. */
  readonly name: string
}

/** A plain value in which they differ. */
export interface ValueDifference {
  readonly field: 'description' | 'expiresAt' | 'createdBy'
  readonly first: string | null
  readonly second: string | null
}

export interface TokenDiff {
  readonly values: readonly ValueDifference[]
  readonly comparisons: readonly Comparison[]
  /** Nothing lets one of them do what the other may not, as far as is visible. */
  readonly sameRights: boolean
}

/** Compares what two tokens are and may do. Names and ids differ always and are left out. */
export function diffTokens(first: TokenAccess, second: TokenAccess, now: Date): TokenDiff {
  const comparisons = kinds.map(([field, things]) => compare(field, things(first), things(second)))
  return {
    values: values(first, now).flatMap(({ field, value }, index) => {
      const other = values(second, now)[index]?.value ?? null
      return value === other ? [] : [{ field, first: value, second: other }]
    }),
    comparisons,
    sameRights: comparisons.every((one) => one.onlyFirst.length + one.onlySecond.length === 0),
  }
}

const kinds: readonly (readonly [
  Comparison['field'],
  (access: TokenAccess) => readonly Compared[],
])[] = [
  ['personas', ({ personas }) => personas.map(named)],
  ['purposes', ({ purposes }) => purposes.map(named)],
  [
    'adminOf',
    ({ administers }) => administers.map((one) => ({ ...named(one), name: nameOfConnection(one) })),
  ],
  ['editorOf', ({ edits }) => edits.map(named)],
  ['viewerOf', ({ views }) => views.map(named)],
]

const named = ({ qualifiedName, name }: Compared): Compared => ({ qualifiedName, name })

function compare(
  field: Comparison['field'],
  first: readonly Compared[],
  second: readonly Compared[],
): Comparison {
  const isIn = (list: readonly Compared[]) => (one: Compared) =>
    list.some(({ qualifiedName }) => qualifiedName === one.qualifiedName)
  return {
    field,
    onlyFirst: first.filter((one) => !isIn(second)(one)),
    onlySecond: second.filter((one) => !isIn(first)(one)),
    both: first.filter(isIn(second)),
  }
}

const values = ({ token }: TokenAccess, now: Date) => [
  { field: 'description' as const, value: token.description },
  { field: 'expiresAt' as const, value: expiryOf(token, now).expiresAt?.toISOString() ?? null },
  { field: 'createdBy' as const, value: token.createdBy },
]

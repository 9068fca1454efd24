import { accountOf, type Case, knownToken } from './case.ts'

/** Whom and what a case is about, by the names that its sentences may hold; the longest first. */
export function namesOf(found: Case): string[] {
  const { symptom, evidence } = found
  const { connection, asset, coverage, axiomToken, axiomPerson } = evidence
  const token = knownToken(found)
  const names = [
    accountOf(found),
    symptom.dataset,
    symptom.orgId,
    symptom.asset,
    token?.name,
    ...(token?.personas ?? []).map(({ name }) => name),
    asset?.qualifiedName,
    typeof connection === 'object' ? connection.name : undefined,
    ...Object.values(coverage ?? {}).flatMap((refs: readonly { name: string }[]) =>
      refs.map(({ name }) => name),
    ),
    ...evidence.fitting.map(({ name }) => name),
    ...(evidence.granted ?? []),
    ...(evidence.datasets ?? []),
    ...(evidence.person?.groups ?? []),
    axiomToken?.name,
    axiomPerson?.name,
    ...(axiomPerson?.organisations ?? []).map(({ id }) => id),
  ]
  const known = names.filter((name): name is string => name !== undefined && name !== '')
  return [...new Set(known)].toSorted((a, b) => b.length - a.length)
}

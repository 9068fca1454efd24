/** The variables of a process, injected so that tests choose them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Variables that tokenbench, or the vendors' own tools, read a secret from. */
const secretVariables = [
  'TOKENBENCH_TOKEN',
  'TOKENBENCH_VAULT_KEY',
  'ATLAN_API_KEY',
  'AXIOM_TOKEN',
] as const

/**
 * The environment that a child process may have: without what carries a secret.
 * @param names further variables that a secret of this run was read from
 */
export function scrubEnvironment(
  environment: Environment,
  names: readonly string[] = [],
): Record<string, string> {
  // Windows does not tell `Token` from `TOKEN`.
  const secret = new Set([...secretVariables, ...names].map((name) => name.toUpperCase()))
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !secret.has(entry[0].toUpperCase()),
    ),
  )
}

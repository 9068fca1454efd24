/**
 * What a table holds under a name that somebody sent. `constructor` and `__proto__` are names, too,
 * and no table of ours holds them.
 */
export function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

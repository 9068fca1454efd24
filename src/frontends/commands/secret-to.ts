import { ProblemError } from '#src/domain/problem.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { GlobalOptions } from './globals.ts'

/**
 * Where a new secret goes: as `--secret-to` says, else into the vault where one is wanted.
 * @returns undefined where that has to be asked
 */
export const destinationInput = (
  { vault }: Workbench,
  secretTo: string | undefined,
  kept: VaultKey | undefined,
): string | undefined => secretTo ?? (vault.isWanted(kept) ? 'vault' : undefined)

/** @throws ProblemError `stdout-taken` (refused) where JSON and the secret both want it */
export function refuseStdoutTwice({ json }: GlobalOptions, secretTo: string | undefined): void {
  if (json && secretTo === 'stdout') throw new ProblemError(stdoutTaken)
}

const stdoutTaken = {
  kind: 'refused' as const,
  code: 'stdout-taken',
  title: '--json and --secret-to stdout cannot both have standard output. Nothing was created.',
  nextSteps: [
    { text: 'Leave one out, or hand the secret over another way: file:PATH, command:CMD.' },
  ],
}

import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Workbench } from '#src/workbench.ts'

/** A command but for the tenant that it is about. */
export interface PrintedWords {
  /** `['token', 'create']` */
  readonly command: readonly string[]
  readonly args?: readonly string[]
  readonly flags?: readonly string[]
}

/** The tenant of a command: by the profile that is kept for it, else by its address. */
export interface PrintedAt {
  readonly origin: string
  readonly profile?: string
}

/** A command as a line that a shell, and our own prompt, read back unchanged. */
export function printedCommand(
  workbench: Pick<Workbench, 'practiceAt'>,
  at: PrintedAt,
  { command, args = [], flags = [] }: PrintedWords,
): string {
  const options = [...flags, ...tenantFlags(workbench, at)]
  // A token may be called `--yes`.
  const looksLikeOption = args.some((word) => word.startsWith('-'))
  const words = looksLikeOption ? [...options, '--', ...args] : [...args, ...options]
  return shellCommand(['tokenbench', ...command, ...words])
}

function tenantFlags(
  workbench: Pick<Workbench, 'practiceAt'>,
  { origin, profile }: PrintedAt,
): readonly string[] {
  // The profile of a practice tenant in this process ends with it.
  if (workbench.practiceAt(origin) !== undefined) return ['--practice']
  return profile === undefined ? ['--url', origin] : ['--profile', profile]
}

import { ProblemError } from '#src/domain/problem.ts'
import type { CommandContext, Output, WorkbenchEnd } from './command.ts'

/** `workbench`, and no command at all: the place to find, look, decide and act without leaving. */
export async function openWorkbenchScreen(context: CommandContext): Promise<Output> {
  if (context.confirm !== undefined) throw new ProblemError(thereAlready)
  return elsewhere(context, await context.workbenchScreen())
}

/** Between practice and one's own tenants one goes without leaving the program. */
async function elsewhere(context: CommandContext, end: WorkbenchEnd): Promise<Output> {
  switch (end) {
    case 'practice':
      return context.withPractice(openWorkbenchScreen)
    case 'own-tenant':
      return context.withoutPractice(openWorkbenchScreen)
    case 'left':
      return { json: {}, text: '', silent: true }
  }
}

const thereAlready = {
  kind: 'usage' as const,
  code: 'workbench-open',
  title: 'The workbench is open already.',
  nextSteps: [{ text: 'Esc goes back to it.' }],
}

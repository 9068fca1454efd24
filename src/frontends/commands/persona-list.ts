import { listPersonas } from '#src/jobs/queries/personas.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext, Output } from './command.ts'
import { objectsOf } from './output-objects.ts'
import { textTable } from './text-table.ts'

/** `persona list`: personas and what each reaches. */
export async function listAllPersonas(
  { workbench, globals, signal }: CommandContext,
  { filter = '' }: { filter?: string },
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const all = await listPersonas(workbench.client(handle), signal)
  const wanted = filter.toLowerCase()
  const personas = all.filter(({ name }) => name.toLowerCase().includes(wanted))
  const rows = personas.map(({ name, reach, qualifiedName }) => [name, reach, qualifiedName])
  return {
    json: { personas, total: personas.length },
    objects: objectsOf('persona', personas),
    text: () =>
      rows.length === 0
        ? 'No persona fits, as far as this credential can see.'
        : textTable(['name', 'reaches', 'qualified name'], rows),
  }
}

import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { objectsOf } from '#src/frontends/commands/output-objects.ts'
import { textTable } from '#src/frontends/commands/text-table.ts'
import { axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { targetOf } from '#src/jobs/queries/target.ts'

/** `view list`: the views of the organisation, and the datasets that they read. */
export async function listViews(
  { workbench, globals, signal }: CommandContext,
  { filter = '' }: { readonly filter?: string },
): Promise<Output> {
  const signIn = await holdAxiom(workbench, await targetOf(workbench, globals), signal)
  const all = await axiomOf(workbench, signIn).views.list(signal)
  const views = all.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()))
  return {
    json: { views, total: views.length },
    objects: objectsOf('view', views),
    text: () =>
      views.length === 0
        ? 'No view fits, as far as this credential can see.'
        : textTable(
            ['name', 'reads', 'description'],
            views.map(({ name, datasets, description }) => [
              name,
              datasets.join(', '),
              description,
            ]),
          ),
  }
}

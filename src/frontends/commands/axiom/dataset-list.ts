import { sayDate } from '#src/domain/duration.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { objectsOf } from '#src/frontends/commands/output-objects.ts'
import { textTable } from '#src/frontends/commands/text-table.ts'
import { axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { targetOf } from '#src/jobs/queries/target.ts'

/** `dataset list`: the datasets that the credential sees. */
export async function listDatasets(
  { workbench, globals, signal }: CommandContext,
  { filter = '' }: { readonly filter?: string },
): Promise<Output> {
  const signIn = await holdAxiom(workbench, await targetOf(workbench, globals), signal)
  const all = await axiomOf(workbench, signIn).datasets.list(signal)
  const datasets = all.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()))
  return {
    json: { datasets, total: datasets.length },
    objects: objectsOf('dataset', datasets),
    text: () =>
      datasets.length === 0
        ? 'No dataset fits, as far as this credential can see.'
        : textTable(
            ['name', 'kind', 'created', 'shared by', 'description'],
            datasets.map(({ name, kind, createdAt, sharedByOrg = '', description }) => [
              name,
              kind,
              createdAt === null ? '' : sayDate(createdAt),
              sharedByOrg,
              description,
            ]),
          ),
  }
}

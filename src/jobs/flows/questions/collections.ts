import type { Collection, CollectionRef } from '#src/domain/collection.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion, Option } from '#src/jobs/flows/question.ts'
import {
  findCollections,
  listCollections,
  mayChangeCollection,
} from '#src/jobs/queries/collections.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import { type Standing, standingOf } from '#src/jobs/queries/standing.ts'
import type { Workbench } from '#src/workbench.ts'
import { askOthers, type ChangeWords } from './others-decide.ts'

/**
 * Which collections the members of are changed: those that the granter edits.
 *
 * @param words the same change as a command, for those who edit the others
 */
export function collectionsQuestion(
  workbench: Workbench,
  granter: Credential,
  words: readonly string[],
): ChoicesQuestion<'on', readonly CollectionRef[]> {
  const client = workbench.client(granter.handle)
  return {
    kind: 'choices',
    key: 'on',
    step: 'Collections',
    ask: 'Which collections?',
    checking: 'Reading who edits them',
    options: async (signal) => {
      const [standing, collections] = await Promise.all([
        standingOf(workbench, granter, signal),
        listCollections(client, signal),
      ])
      const change = { words, origin: granter.origin }
      return collections.map((collection) => optionOf(standing, collection, change))
    },
    empty: 'This sign-in sees no collection.',
    dependsOn: ['bearer'],
    flag: '--on',
    async answer(input, signal) {
      const references = texts(input)
      if (references.length === 0) throw new ProblemError(noneChosen)
      const found = await findCollections(client, references, signal)
      return {
        value: found.map(({ guid, qualifiedName, name }) => ({ guid, qualifiedName, name })),
      }
    },
    toFlags: (collections) => collections.flatMap(({ guid }) => ['--on', guid]),
    say: (collections) => sayNames(collections.map(({ name }) => name)),
  }
}

function optionOf(standing: Standing, collection: Collection, change: ChangeWords): Option {
  const { guid, name, qualifiedName } = collection
  const editors = sayEditors(collection)
  const option = { value: guid, label: name, columns: [qualifiedName, editors] }
  if (mayChangeCollection(standing, collection)) return option
  const why = `${standing.identity.username} does not edit ${name}.`
  return { ...option, disabled: true, instead: askOthers(why, editors, change, guid) }
}

/**
 * Refuses a collection about which this person does not decide, before anything is written.
 *
 * @throws ProblemError `collection-deleted` (not found) or `not-collection-editor` (not permitted)
 */
export function refuseForeignCollection(standing: Standing, collection: Collection): void {
  const { guid, name, status } = collection
  if (status === 'DELETED')
    throw new ProblemError({
      kind: 'not-found',
      code: 'collection-deleted',
      title: `The collection ${name} (${guid}) was deleted.`,
      nextSteps: [{ text: 'See what there is.', command: 'tokenbench collection list' }],
    })
  if (mayChangeCollection(standing, collection)) return
  throw new ProblemError({
    kind: 'not-permitted',
    code: 'not-collection-editor',
    title: `${standing.identity.username} does not edit ${name}, so cannot decide who may use it.`,
    detail: `Its editors: ${sayEditors(collection)}. Being an admin of the tenant is not enough.`,
    nextSteps: [
      {
        text: 'Ask one of them to run tokenbench on their own machine. Never send a bearer by chat or mail.',
        command: shellCommand(['tokenbench', 'collection', 'show', guid]),
      },
    ],
  })
}

/** `data.owner, group analysts`. */
export const sayEditors = ({ members }: Pick<Collection, 'members'>): string =>
  sayPeople(members.editorUsers, members.editorGroups)

/** `data.owner, group analysts`; `nobody` where there is none. */
export const sayPeople = (users: readonly string[], groups: readonly string[]): string =>
  [...users, ...groups.map((group) => `group ${group}`)].join(', ') || 'nobody'

const noneChosen = {
  kind: 'usage' as const,
  code: 'no-collection',
  title: 'No collection was named.',
  nextSteps: [{ text: 'Name one or more: --on GUID, qualified name or exact name.' }],
}

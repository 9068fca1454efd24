import { type PersonaView, viewPersona } from '#src/jobs/queries/persona-view.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext, Output } from './command.ts'
import { objectsOf } from './output-objects.ts'
import { textFacts } from './text-table.ts'

/** `persona show`: what a persona allows, in plain words, and who is in it. */
export async function showPersona(
  { workbench, globals, signal }: CommandContext,
  ref: string,
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const persona = await viewPersona(workbench.client(handle), ref, signal)
  return {
    json: personaJson(persona),
    text: personaText(persona),
    objects: objectsOf('persona', [persona]),
  }
}

function personaJson({ tokens, policies, ...persona }: PersonaView): object {
  return {
    ...persona,
    policies: policies.map(({ personaQualifiedName: _, ...policy }) => policy),
    tokens: tokens?.map(({ id, clientId, name }) => ({ id, clientId, name })) ?? null,
    // Not being allowed to list tokens is no proof that there is none.
    complete: tokens !== undefined,
  }
}

function personaText(persona: PersonaView): string {
  const { policies, users, groups, tokens } = persona
  const people = [...users, ...groups.map((group) => `group ${group}`)]
  return [
    textFacts([
      ['name', persona.name],
      ['description', persona.description || '—'],
      ['state', persona.enabled ? 'switched on' : 'switched off: none of its policies counts'],
      ['reaches', persona.reach],
      ['people', people.join(', ') || '—'],
      ['tokens', sayTokens(tokens)],
      ['guid', persona.guid],
      ['qualified name', persona.qualifiedName],
    ]),
    ...(policies.length === 0
      ? ['It has no policy that this sign-in sees.']
      : ['It', ...policies.map(sayLine)]),
  ].join('\n')
}

const sayLine = ({ words }: PersonaView['policies'][number]): string => `  ${words}`

function sayTokens(tokens: PersonaView['tokens']): string {
  if (tokens === undefined) return 'not visible to this credential'
  return tokens.map(({ name }) => name).join(', ') || '—'
}

import type { AxiomToken } from '#src/domain/axiom-token.ts'
import type { Collection } from '#src/domain/collection.ts'
import type { Connection } from '#src/domain/connection.ts'
import type { PersonaRef } from '#src/domain/persona.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { Membership } from '#src/jobs/flows/memberships.ts'
import type { Action } from './action.ts'

/*
 * Everything that can be done from the screens, as data. Each is the flow of a command and names
 * that command: a test holds the two together.
 */

const tokenFlags = (tokens: readonly AtlanToken[]): string[] =>
  tokens.flatMap(({ id }) => ['--token', id])

const linking = (way: 'link' | 'unlink'): Action<AtlanToken>['flow'] => {
  return async (desk, tokens, signal) => {
    const { workbench, credential } = await desk.toWrite(signal)
    const { linkPersonasFlow } = await import('#src/jobs/flows/link-personas.ts')
    const given = { tokens: tokens.map(({ id }) => id) }
    return { flow: linkPersonasFlow(workbench, credential, way), given }
  }
}

/** `grant` or `revoke`, with the tokens or the object that it is about said already. */
function changing<Row>(
  way: 'grant' | 'revoke',
  membership: Membership,
  given: (rows: readonly Row[]) => Readonly<Record<string, readonly string[]>>,
): Action<Row>['flow'] {
  return async (desk, rows, signal) => {
    const { workbench, target, credential } = await desk.toWrite(signal)
    const { changeMembersFlow } = await import('#src/jobs/flows/change-members.ts')
    const { origin } = target
    const flow = changeMembersFlow(workbench, { membership, way, origin, signIn: credential })
    return { flow, given: given(rows) }
  }
}

const memberAction = (
  label: string,
  way: 'grant' | 'revoke',
  membership: Membership,
  key?: string,
): Action<AtlanToken> => ({
  label,
  ...(key === undefined ? {} : { key }),
  command: [way, membership],
  words: (tokens) => [...tokenFlags(tokens), '--on', 'REF', '--bearer-from', 'clipboard'],
  flow: changing(way, membership, (tokens) => ({ tokens: tokens.map(usernameOf) })),
})

/** What can be done to Atlan tokens. */
export const tokenActions: readonly Action<AtlanToken>[] = [
  {
    label: 'link personas',
    key: 'p',
    command: ['persona', 'link'],
    words: (tokens) => [...tokenFlags(tokens), '--persona', 'REF'],
    flow: linking('link'),
  },
  {
    label: 'take personas away',
    key: 'u',
    command: ['persona', 'unlink'],
    words: (tokens) => [...tokenFlags(tokens), '--persona', 'REF'],
    flow: linking('unlink'),
  },
  memberAction('make it connection admin', 'grant', 'connection-admin', 'A'),
  memberAction('take connection admin away', 'revoke', 'connection-admin'),
  memberAction('make it editor of collections', 'grant', 'collection-editor'),
  memberAction('take editor of collections away', 'revoke', 'collection-editor'),
  memberAction('make it viewer of collections', 'grant', 'collection-viewer'),
  memberAction('take viewer of collections away', 'revoke', 'collection-viewer'),
  {
    label: 'change name or description',
    key: 'e',
    onlyOne: true,
    command: ['token', 'update'],
    words: (tokens) => [...tokens.map(({ id }) => id), '--name', 'TEXT', '--description', 'TEXT'],
    async flow(desk, [token], signal) {
      const { workbench, credential } = await desk.toWrite(signal)
      const { updateTokenFlow } = await import('#src/jobs/flows/update-token.ts')
      if (token === undefined) throw new Error('an action is about something')
      const flow = updateTokenFlow(workbench, credential, token)
      return { flow, given: {}, about: [token.id] }
    },
  },
  {
    label: 'make another like it',
    onlyOne: true,
    command: ['token', 'create'],
    words: (tokens) => ['NAME', ...tokens.flatMap(({ id }) => ['--like', id])],
    async flow(desk, [like], signal) {
      const { workbench, target, credential } = await desk.toWrite(signal)
      const { createTokenFlow } = await import('#src/jobs/flows/create-token.ts')
      const kept = target.kept?.vaultKey
      return { flow: createTokenFlow(workbench, credential, { kept, like }), given: {} }
    },
  },
  {
    label: 'rotate: another in its place',
    key: 'R',
    onlyOne: true,
    command: ['token', 'rotate'],
    words: (tokens) => [...tokens.map(({ id }) => id), '--overlap', '48h', '--secret-to', 'DEST'],
    async flow(desk, [token], signal) {
      const { workbench, target, credential } = await desk.toWrite(signal)
      const [{ rotateTokenFlow }, { readRotation }] = await Promise.all([
        import('#src/jobs/flows/rotate-token.ts'),
        import('#src/jobs/flows/rotation.ts'),
      ])
      if (token === undefined) throw new Error('an action is about something')
      const kept = target.kept?.vaultKey
      const rotation = await readRotation(workbench, credential, token, kept, signal)
      const flow = rotateTokenFlow(workbench, credential, rotation, kept)
      return { flow, given: {}, about: [token.id] }
    },
  },
  {
    label: 'delete for good',
    key: 'D',
    command: ['token', 'delete'],
    words: (tokens) => tokens.map(({ id }) => id),
    async flow(desk, tokens, signal) {
      const { workbench, target, credential } = await desk.toWrite(signal)
      const { deleteTokensFlow } = await import('#src/jobs/flows/delete-tokens.ts')
      const given = { tokens: tokens.map(({ id }) => id) }
      return { flow: deleteTokensFlow(workbench, credential, target.kept?.vaultKey), given }
    },
  },
]

/** A new token. It is about nothing that is there yet. */
export const newToken: Action<never> = {
  label: 'new token',
  key: 'n',
  command: ['token', 'create'],
  words: () => ['NAME', '--expires', '90d', '--persona', 'REF', '--secret-to', 'DEST'],
  async flow(desk, _, signal) {
    const { workbench, target, credential } = await desk.toWrite(signal)
    const { createTokenFlow } = await import('#src/jobs/flows/create-token.ts')
    const kept = target.kept?.vaultKey
    return { flow: createTokenFlow(workbench, credential, { kept }), given: {} }
  },
}

const onObjects = <Row extends { readonly guid: string }>(rows: readonly Row[]) => ({
  on: rows.map(({ guid }) => guid),
})

function objectAction<Row extends Connection | Collection>(
  label: string,
  way: 'grant' | 'revoke',
  membership: Membership,
  key?: string,
): Action<Row> {
  return {
    label,
    ...(key === undefined ? {} : { key }),
    command: [way, membership],
    words: (rows) => [
      ...['--token', 'REF'],
      ...rows.flatMap(({ qualifiedName }) => ['--on', qualifiedName]),
      ...['--bearer-from', 'clipboard'],
    ],
    flow: changing(way, membership, onObjects),
  }
}

export const connectionActions: readonly Action<Connection>[] = [
  objectAction('make tokens its admins', 'grant', 'connection-admin', 'A'),
  objectAction('take admin from tokens', 'revoke', 'connection-admin'),
]

export const collectionActions: readonly Action<Collection>[] = [
  objectAction('make tokens its editors', 'grant', 'collection-editor', 'A'),
  objectAction('take editor from tokens', 'revoke', 'collection-editor'),
  objectAction('make tokens its viewers', 'grant', 'collection-viewer'),
  objectAction('take viewer from tokens', 'revoke', 'collection-viewer'),
]

const linkingPersonas =
  (way: 'link' | 'unlink'): Action<PersonaRef>['flow'] =>
  async (desk, personas, signal) => {
    const { workbench, credential } = await desk.toWrite(signal)
    const { linkPersonasFlow } = await import('#src/jobs/flows/link-personas.ts')
    const given = { personas: personas.map(({ qualifiedName }) => qualifiedName) }
    return { flow: linkPersonasFlow(workbench, credential, way), given }
  }

const personaFlags = (personas: readonly PersonaRef[]): string[] => [
  ...['--token', 'REF'],
  ...personas.flatMap(({ qualifiedName }) => ['--persona', qualifiedName]),
]

export const personaActions: readonly Action<PersonaRef>[] = [
  {
    label: 'link it to tokens',
    key: 'p',
    command: ['persona', 'link'],
    words: personaFlags,
    flow: linkingPersonas('link'),
  },
  {
    label: 'take it from tokens',
    key: 'u',
    command: ['persona', 'unlink'],
    words: personaFlags,
    flow: linkingPersonas('unlink'),
  },
]

/** What can be done to Axiom tokens: what they may do never changes. */
export const axiomTokenActions: readonly Action<AxiomToken>[] = [
  {
    label: 'rotate: another in its place',
    key: 'R',
    onlyOne: true,
    command: ['token', 'rotate'],
    words: (tokens) => [...tokens.map(({ id }) => id), '--overlap', '48h', '--secret-to', 'DEST'],
    async flow(desk, [old], signal) {
      const { rotateAxiomFlow } = await import('#src/jobs/flows/axiom/rotate-token.ts')
      if (old === undefined) throw new Error('an action is about something')
      const { capabilities } = old
      const settings = { old, capabilities, kept: desk.target?.kept?.vaultKey }
      const signIn = await desk.axiomToWrite(signal)
      const flow = rotateAxiomFlow(desk.workbench, signIn, settings)
      return { flow, given: {}, about: [old.id] }
    },
  },
  {
    label: 'delete for good',
    key: 'D',
    command: ['token', 'delete'],
    words: (tokens) => tokens.map(({ id }) => id),
    async flow(desk, tokens, signal) {
      const { deleteAxiomTokensFlow } = await import('#src/jobs/flows/axiom/delete-tokens.ts')
      const signIn = await desk.axiomToWrite(signal)
      const flow = deleteAxiomTokensFlow(desk.workbench, signIn, desk.target?.kept?.vaultKey)
      return { flow, given: { tokens: tokens.map(({ id }) => id) } }
    },
  },
]

/** A new Axiom token, its capabilities chosen from grids. */
export const newAxiomToken: Action<never> = {
  label: 'new token',
  key: 'n',
  command: ['token', 'create'],
  words: () => ['NAME', '--expires', '90d', '--dataset', 'NAME:CAP=ACTIONS', '--secret-to', 'DEST'],
  async flow(desk, _, signal) {
    const { createGuidedFlow } = await import('#src/jobs/flows/axiom/create-guided.ts')
    const signIn = await desk.axiomToWrite(signal)
    const kept = desk.target?.kept?.vaultKey
    return { flow: createGuidedFlow(desk.workbench, signIn, kept), given: {} }
  },
}

/** All of them, for the test that holds them and the commands together. */
export const everyAction: readonly Action<never>[] = [
  newToken,
  ...tokenActions,
  ...connectionActions,
  ...collectionActions,
  ...personaActions,
  newAxiomToken,
  ...axiomTokenActions,
]

import { describe, expect, it } from 'vitest'
import type { Connection } from '#src/domain/connection.ts'
import { Bench, type ClientParts, identity, origin } from '#src/jobs/testing/bench.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { atlanToken } from '#src/jobs/testing/token.ts'
import { connectionsQuestion } from './connections.ts'
import { personasQuestion } from './personas.ts'
import { tokensQuestion } from './tokens.ts'

const { signal } = new AbortController()

const tokenId = '12345678-abcd-4abc-8abc-1234567890ab'
const token = atlanToken({ id: tokenId, clientId: `apikey-${tokenId}` })

function held(client: ClientParts, roles = ['$admin']) {
  const bench = new Bench({ clients: { any: client } })
  const credential = { handle: bench.hold(), origin, identity: identity({ roles }) }
  return { workbench: bench.workbench, credential }
}

describe('tokens', () => {
  const tokens = {
    byName: async (name: string) => (name === token.name ? [token] : []),
    byClientId: async (id: string) => (id === token.clientId ? token : undefined),
    get: async (id: string) => (id === token.id ? token : undefined),
  }

  it('named twice, in whatever way, are one', async () => {
    const { workbench, credential } = held({ tokens })
    const username = `service-account-apikey-${tokenId}`
    const names = ['etl', tokenId, `apikey-${tokenId}`, username, 'etl']
    const { value } = await tokensQuestion(workbench, credential).answer(names, signal)
    expect(value).toEqual([{ name: 'etl', username }])
  })

  it('may be given by account to who may not list them, and in no other way', async () => {
    const byClientId = () => Promise.reject(troubleOf('not-permitted'))
    const { workbench, credential } = held({
      tokens: { byClientId, byName: byClientId, get: byClientId },
    })
    const question = tokensQuestion(workbench, credential)
    const username = `service-account-apikey-${tokenId}`
    expect((await question.answer([username], signal)).value).toEqual([
      { name: username, username },
    ])
    const problem = await problemOfWork(() => question.answer(['etl'], signal))
    expect(problem.kind).toBe('not-permitted')
  })

  it('have to be named', async () => {
    const { workbench, credential } = held({})
    const problem = await problemOfWork(() =>
      tokensQuestion(workbench, credential).answer([], signal),
    )
    expect(problem.kind).toBe('usage')
  })
})

describe('personas', () => {
  it('named twice, in whatever way, are one', async () => {
    const persona = { qualifiedName: 'default/p', name: 'Data', guid: 'g', description: '' }
    const { workbench, credential } = held({
      personas: { list: async () => [{ ...persona, enabled: true }], policies: async () => [] },
    })
    const question = personasQuestion(workbench, credential, '“etl”')
    const { value } = await question.answer(['Data', 'default/p', 'g'], signal)
    expect(value).toEqual([{ qualifiedName: 'default/p', name: 'Data' }])
  })
})

describe('connections', () => {
  const guid = '12345678-abcd-4abc-8abc-1234567890ab'
  const connection: Connection = {
    guid,
    qualifiedName: 'default/snowflake/1',
    name: 'development',
    connector: 'snowflake',
    admins: { users: ['conn.admin'], groups: [], roles: [] },
    status: 'ACTIVE',
    createdBy: '',
    createdAt: new Date(0),
    updatedAt: new Date(0),
  }
  const answerWith = (change: Partial<Connection>, roles = ['$admin']) => {
    const client = {
      users: { roles: async () => [], groupsOf: async () => [] },
      connections: {
        get: async () => ({ ...connection, ...change }),
        byQualifiedName: async () => ({ ...connection, ...change }),
      },
    }
    const { workbench, credential } = held(client, roles)
    const question = connectionsQuestion(workbench, credential, {
      who: '“etl”',
      words: ['grant', 'connection-admin', '--token', 'etl'],
      required: true,
    })
    return question.answer([guid, 'default/snowflake/1'], signal)
  }

  it('named twice, in whatever way, are one', async () => {
    expect((await answerWith({})).value).toEqual([expect.objectContaining({ guid })])
  })

  it.each<[string, Partial<Connection>, string[], string]>([
    ['that was deleted', { status: 'DELETED' }, ['$admin'], 'connection-deleted'],
    ['of a member', {}, ['$member'], 'member-denied'],
    [
      'of somebody else',
      { admins: { users: ['other'], groups: [], roles: [] } },
      ['$admin'],
      'not-connection-admin',
    ],
  ])('are refused: one %s', async (_, change, roles, code) => {
    expect((await problemOfWork(() => answerWith(change, roles))).code).toBe(code)
  })

  it('carries a server’s words in a command as one quoted word', async () => {
    const admins = { users: ['other'], groups: [], roles: [] }
    const problem = await problemOfWork(() => answerWith({ guid: '$(id)', admins }))
    expect(problem.nextSteps[0]?.command).toBe("tokenbench connection show '$(id)'")
  })
})

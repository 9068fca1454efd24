/** One request as the Python SDK (pyatlan 9.10) puts it on the wire. `{…}` stands for an id. */
export interface RecordedRequest {
  /** The SDK's call. */
  readonly call: string
  /** Whose bearer: the practice token's, a connection admin's, an editor's, or none. */
  readonly as: 'token' | 'admin' | 'editor' | 'nobody'
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

const METADATA = { saveSearchLog: false, utmTags: ['project_sdk_python'] }
const BY_GUID = [{ __guid: { order: 'asc' } }]
const BULK =
  '/api/meta/entity/bulk/?replaceTags=false&appendTags=false&replaceBusinessAttributes=false&overwriteBusinessAttributes=false'

const active = { term: { __state: { value: 'ACTIVE' } } }
const type = (value: string) => ({ term: { '__typeName.keyword': { value } } })
const named = (value: string) => ({ term: { 'name.keyword': { value } } })

function search(filter: readonly object[], size: number, more: object): object {
  const dsl = {
    from: 0,
    size,
    aggregations: {},
    track_total_hits: true,
    query: { bool: { filter } },
    sort: BY_GUID,
  }
  return { ...more, dsl, requestMetadata: METADATA }
}

function byName(typeName: string, name: string, ...more: object[]): object {
  const filter = [active, type(typeName), named(name), ...more]
  return search(filter, 300, { attributes: [], relationAttributes: ['name'] })
}

function oneGuid(guid: string, attribute: string): object {
  const filter = [{ term: { __guid: { value: guid, case_insensitive: false } } }]
  return search(filter, 1, { attributes: [attribute] })
}

function save(typeName: string, guid: string, attributes: object): object {
  return { entities: [{ typeName, attributes, businessAttributes: null, guid }] }
}

function page(from: number): object {
  return {
    dsl: {
      from,
      size: 2,
      aggregations: {},
      track_total_hits: true,
      query: {
        bool: {
          must: [{ term: { '__superTypeNames.keyword': { value: 'Referenceable' } } }],
          filter: [
            { term: { '__superTypeNames.keyword': { value: 'Asset' } } },
            active,
            { term: { '__typeName.keyword': { value: 'Connection', case_insensitive: false } } },
          ],
        },
      },
      sort: [{ __timestamp: { order: 'asc' } }, ...BY_GUID],
    },
    requestMetadata: METADATA,
  }
}

const APIKEYS = '/api/service/apikeys'
const SEARCH = '/api/meta/search/indexsearch'
const ME = '/api/service/users/current'
const NOWHERE = '00000000-0000-0000-0000-00000000dead'

export const RECORDED: readonly RecordedRequest[] = [
  { call: 'token.get', as: 'token', method: 'GET', path: `${APIKEYS}?count=True&offset=0` },
  {
    call: 'token.get with a filter',
    as: 'token',
    method: 'GET',
    path: `${APIKEYS}?count=True&offset=1&limit=2&filter=%7B%22displayName%22%3A%7B%22%24ilike%22%3A%22%25sync%25%22%7D%7D&sort=-createdAt`,
  },
  {
    call: 'token.create',
    as: 'token',
    method: 'POST',
    path: APIKEYS,
    body: {
      displayName: 'tok "q" name',
      description: 'desc',
      personaQualifiedNames: ['{personaName}'],
      validitySeconds: 3600,
    },
  },
  {
    call: 'token.create with defaults',
    as: 'token',
    method: 'POST',
    path: APIKEYS,
    body: {
      displayName: 'plain',
      description: '',
      personaQualifiedNames: [],
      validitySeconds: 157680000,
    },
  },
  {
    call: 'token.update without personas',
    as: 'token',
    method: 'POST',
    path: `${APIKEYS}/{tokenId}`,
    body: { displayName: 'tok2', description: '', personaQualifiedNames: [] },
  },
  {
    call: 'token.get_by_id',
    as: 'token',
    method: 'GET',
    path: `${APIKEYS}?count=True&offset=0&limit=5&filter=%7B%22clientId%22%3A%22{clientId}%22%7D`,
  },
  {
    call: 'token.get_by_guid',
    as: 'token',
    method: 'GET',
    path: `${APIKEYS}?count=True&offset=0&limit=5&filter=%7B%22id%22%3A%22{tokenId}%22%7D&sort=createdAt`,
  },
  {
    call: 'token.get_by_name',
    as: 'token',
    method: 'GET',
    path: `${APIKEYS}?count=True&offset=0&limit=5&filter=%7B%22displayName%22%3A%22plain%22%7D`,
  },
  { call: 'user.get_current', as: 'token', method: 'GET', path: ME },
  {
    call: 'find_connections_by_name',
    as: 'token',
    method: 'POST',
    path: SEARCH,
    body: byName('CONNECTION', 'development', { term: { connectorName: { value: 'snowflake' } } }),
  },
  {
    call: 'add_as_admin, search',
    as: 'admin',
    method: 'POST',
    path: SEARCH,
    body: oneGuid('{connectionGuid}', 'adminUsers'),
  },
  {
    call: 'add_as_admin, save',
    as: 'admin',
    method: 'POST',
    path: BULK,
    body: save('Connection', '-9834584502904464', {
      qualifiedName: '{connectionName}',
      name: 'development',
      adminUsers: ['{account}', 'conn.admin'],
    }),
  },
  {
    call: 'find a collection',
    as: 'token',
    method: 'POST',
    path: SEARCH,
    body: search([type('Collection'), named('My query collection')], 300, {}),
  },
  {
    call: 'add_as_viewer, search',
    as: 'editor',
    method: 'POST',
    path: SEARCH,
    body: oneGuid('{collectionGuid}', 'viewerUsers'),
  },
  {
    call: 'add_as_viewer, save',
    as: 'editor',
    method: 'POST',
    path: BULK,
    body: save('Collection', '-5275813715119541', {
      qualifiedName: '{collectionName}',
      name: 'My query collection',
      viewerUsers: ['{account}'],
    }),
  },
  {
    call: 'add_as_admin, search for what is not there',
    as: 'admin',
    method: 'POST',
    path: SEARCH,
    body: oneGuid(NOWHERE, 'adminUsers'),
  },
  {
    call: 'find_personas_by_name',
    as: 'token',
    method: 'POST',
    path: SEARCH,
    body: byName('PERSONA', 'Data Assets'),
  },
  {
    call: 'find_purposes_by_name',
    as: 'token',
    method: 'POST',
    path: SEARCH,
    body: byName('PURPOSE', 'none'),
  },
  {
    call: 'find_personas_by_name with attributes',
    as: 'token',
    method: 'POST',
    path: SEARCH,
    body: { ...byName('PERSONA', 'Data Assets'), attributes: ['personaUsers', 'policies'] },
  },
  {
    call: 'get_by_guid',
    as: 'token',
    method: 'GET',
    path: '/api/meta/entity/guid/{connectionGuid}?minExtInfo=false&ignoreRelationships=false',
  },
  {
    call: 'get_by_qualified_name',
    as: 'token',
    method: 'GET',
    path: '/api/meta/entity/uniqueAttribute/type/Connection?attr%3AqualifiedName=default%2Fsnowflake%2F1699268171&minExtInfo=false&ignoreRelationships=true',
  },
  {
    call: 'from_token_guid, client secret',
    as: 'token',
    method: 'GET',
    path: '/auth/admin/realms/default/clients/{tokenId}/client-secret',
  },
  { call: 'package, who am I', as: 'token', method: 'GET', path: '/api/service/whoami' },
  {
    call: "a persona's users",
    as: 'token',
    method: 'POST',
    path: BULK,
    body: save('Persona', '-156610685414486', {
      qualifiedName: '{personaName}',
      name: 'Data Assets',
      isAccessControlEnabled: true,
      personaUsers: ['conn.admin'],
    }),
  },
  { call: 'bulk page 1', as: 'token', method: 'POST', path: SEARCH, body: page(0) },
  { call: 'bulk page 2', as: 'token', method: 'POST', path: SEARCH, body: page(1) },
  { call: 'a refused key', as: 'nobody', method: 'GET', path: ME },
  { call: 'token.purge', as: 'token', method: 'DELETE', path: `${APIKEYS}/{tokenId}` },
]

/**
 * What the page asks its own server for people and a sign-in, and the tenant's API for assets.
 * Every function answers `{ ok: true, … }` or `{ ok: false, status, retryAfter? }`, where status 0
 * means that nothing came back and `NOT_JSON` that it was no JSON.
 */

export const NOT_JSON = 'not-json'

const PARTS = '/_practice/page'
const KINDS = ['Connection', 'Persona', 'Collection']
const ATTRIBUTES = [
  'name',
  'qualifiedName',
  'description',
  'connectorName',
  'adminUsers',
  'adminGroups',
  'adminRoles',
  'viewerUsers',
  'personaUsers',
  'personaGroups',
]

/** How many assets one search asks for. */
export const PAGE_SIZE = 50

export function listPeople() {
  return send(`${PARTS}/people`, {})
}

/** The bearer in the answer is for this page's memory alone. */
export function signIn(username) {
  return send(`${PARTS}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username }),
  })
}

/** @param wanted `{ text, kind }`, both may be empty */
export function indexSearch(bearer, wanted) {
  return send('/api/meta/search/indexsearch', {
    method: 'POST',
    headers: {
      accept: 'application/json, text/plain, */*',
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'x-atlan-request-id': crypto.randomUUID(),
    },
    body: JSON.stringify(searchFor(wanted)),
  })
}

function searchFor({ text, kind }) {
  const filter = [
    { term: { __state: 'ACTIVE' } },
    kind ? { term: { '__typeName.keyword': kind } } : { terms: { '__typeName.keyword': KINDS } },
  ]
  if (text) {
    // What a wildcard would take for its own signs stands for any character.
    const value = `*${text.replace(/[\\*?]/g, '?')}*`
    filter.push({ wildcard: { 'name.keyword': { value, case_insensitive: true } } })
  }
  return {
    dsl: {
      from: 0,
      size: PAGE_SIZE,
      sort: [{ 'name.keyword': { order: 'asc' } }],
      track_total_hits: true,
      query: { bool: { filter } },
    },
    attributes: ATTRIBUTES,
    requestMetadata: { saveSearchLog: true, utmTags: ['page_assets', 'ui_main_list'] },
  }
}

async function send(path, init) {
  let response
  try {
    response = await fetch(path, { ...init, cache: 'no-store' })
  } catch {
    return { ok: false, status: 0 }
  }
  const retryAfter = Number(response.headers.get('retry-after')) || undefined
  if (!response.ok) return { ok: false, status: response.status, retryAfter }
  try {
    return { ok: true, body: await response.json() }
  } catch {
    return { ok: false, status: NOT_JSON }
  }
}

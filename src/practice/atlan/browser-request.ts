import type { BrowserRequest } from '#src/practice/browser/copy-as-curl.ts'
import type { Tenant } from './tenant.ts'

/** The search that Atlan's Assets page sends when it is opened (the page's own fields are ours). */
const ASSETS_SEARCH = {
  dsl: {
    from: 0,
    size: 20,
    sort: [{ 'name.keyword': { order: 'asc' } }],
    track_total_hits: true,
    query: {
      bool: {
        filter: {
          bool: {
            must: [
              { term: { __state: 'ACTIVE' } },
              { term: { '__typeName.keyword': 'Connection' } },
            ],
          },
        },
      },
    },
  },
  attributes: ['name', 'connectorName', 'qualifiedName', 'adminUsers'],
  requestMetadata: { saveSearchLog: true, utmTags: ['page_assets', 'ui_main_list'] },
}

/** An indexsearch request as a person's Chrome holds it, the bearer in its Authorization header. */
export function assetsPageRequest(tenant: Tenant, bearer: string): BrowserRequest {
  const session = tenant.random.hex(32)
  return {
    url: `${tenant.baseUrl}/api/meta/search/indexsearch`,
    method: 'POST',
    headers: [
      ['accept', 'application/json, text/plain, */*'],
      ['accept-language', 'en-GB,en;q=0.9'],
      ['authorization', `Bearer ${bearer}`],
      ['cache-control', 'no-cache'],
      ['content-type', 'application/json'],
      ['cookie', `atlan_session=${session}; theme="light!"`],
      ['dnt', '1'],
      ['origin', tenant.baseUrl],
      ['pragma', 'no-cache'],
      ['priority', 'u=1, i'],
      ['referer', `${tenant.baseUrl}/assets`],
      ['sec-ch-ua', '"Chromium";v="156", "Google Chrome";v="156", "Not=A?Brand";v="24"'],
      ['sec-ch-ua-mobile', '?0'],
      ['sec-ch-ua-platform', '"Linux"'],
      ['sec-fetch-dest', 'empty'],
      ['sec-fetch-mode', 'cors'],
      ['sec-fetch-site', 'same-origin'],
      [
        'user-agent',
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      ],
      ['x-atlan-request-id', tenant.random.uuid()],
    ],
    body: JSON.stringify(ASSETS_SEARCH),
  }
}

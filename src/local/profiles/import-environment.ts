import type { Environment } from '#src/local/environment.ts'
import { axiomApi, axiomUrl } from './axiom-url.ts'
import { type Credential, type Imported, importedOf, type PassedOver } from './imported.ts'

/**
 * What the variables of the vendors' own tools say: `ATLAN_BASE_URL` with `ATLAN_API_KEY`, and
 * `AXIOM_TOKEN` with `AXIOM_URL` and `AXIOM_ORG_ID`, which may both be missing.
 */
export const importEnvironment = (environment: Environment): Imported =>
  importedOf([atlan(environment), axiom(environment)].filter((one) => one !== undefined))

type Made = Credential | PassedOver | undefined

function atlan({ ATLAN_BASE_URL: url, ATLAN_API_KEY: token }: Environment): Made {
  if (!url && !token) return undefined
  if (!url) return passedOver('ATLAN_API_KEY', 'ATLAN_BASE_URL is not set.')
  if (!token) return passedOver('ATLAN_BASE_URL', 'ATLAN_API_KEY is not set.')
  // Atlan's Python SDK means the inside of its own cluster by it.
  if (url === 'INTERNAL') return passedOver('ATLAN_BASE_URL', 'INTERNAL names no tenant.')
  return { name: nameIn(url), provider: 'atlan', url, token }
}

function axiom({ AXIOM_URL: url, AXIOM_TOKEN: token, AXIOM_ORG_ID: orgId }: Environment): Made {
  if (!token) return url || orgId ? passedOver('AXIOM_URL', 'AXIOM_TOKEN is not set.') : undefined
  return {
    name: orgId || 'axiom',
    provider: 'axiom',
    url: axiomUrl(url || axiomApi),
    token,
    orgId,
  }
}

const passedOver = (name: string, why: string): PassedOver => ({ name, why })

/** `acme` of `https://acme.atlan.com`. */
function nameIn(url: string): string {
  const [, label = ''] = /^(?:[a-z]+:\/\/)?([a-z][a-z\d-]*)\./i.exec(url) ?? []
  return label || 'atlan'
}

import type { Tenant } from '../harness/tenant.ts'

/** How a workbench is opened at the practice organisation, by its owner. */
export function atAxiom({ practice }: Tenant) {
  const { baseUrl, personalAccessToken, orgId } = practice.axiom
  return {
    env: {
      TOKENBENCH_URL: baseUrl,
      TOKENBENCH_TOKEN: personalAccessToken,
      TOKENBENCH_PROVIDER: 'axiom',
      TOKENBENCH_ORG_ID: orgId,
    },
  }
}

import type { Tenant } from '../harness/tenant.ts'

const tag = 'kGWsLpLm8Yz3qAqb2Tn1Xc'

/** A purpose on the tenant with one policy that names the account, made as an admin would. */
export async function makePurpose(
  tenant: Tenant,
  name: string,
  username: string,
  policy: { readonly actions: readonly string[]; readonly type?: string },
): Promise<{ readonly guid: string; readonly qualifiedName: string; readonly tag: string }> {
  const purpose = await save(tenant, {
    typeName: 'Purpose',
    guid: '-1',
    attributes: {
      name,
      displayName: name,
      qualifiedName: name,
      purposeClassifications: [tag],
      isAccessControlEnabled: true,
    },
  })
  await save(tenant, {
    typeName: 'AuthPolicy',
    guid: '-2',
    attributes: {
      name: 'for the token',
      qualifiedName: 'for the token',
      policyType: policy.type ?? 'allow',
      policyCategory: 'purpose',
      policySubCategory: 'metadata',
      policyServiceName: 'atlas_tag',
      policyResourceCategory: 'TAG',
      policyActions: policy.actions,
      policyResources: [`tag:${tag}`],
      policyUsers: [username],
      policyGroups: [],
      accessControl: { typeName: 'Purpose', guid: purpose.guid, attributes: {} },
    },
  })
  return { ...purpose, tag }
}

async function save(tenant: Tenant, entity: object) {
  const bearer = await tenant.practice.issueBearer('data.owner')
  const answer = await fetch(`${tenant.url}/api/meta/entity/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ entities: [entity] }),
  })
  const said = (await answer.json()) as {
    mutatedEntities: { CREATE: { guid: string; attributes: { qualifiedName: string } }[] }
  }
  const [made] = said.mutatedEntities?.CREATE ?? []
  if (made === undefined) throw new Error(`nothing was made: ${JSON.stringify(said)}`)
  return { guid: made.guid, qualifiedName: made.attributes.qualifiedName }
}

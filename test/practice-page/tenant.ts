import type { PracticeTenants } from '#src/practice/start.ts'

/** Sets what goes wrong from now on, in place of what was set before. */
export async function setFaults(baseUrl: string, faults: readonly string[]): Promise<void> {
  const answer = await fetch(`${baseUrl}/_practice/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** A collection of that name, made by conn.admin. */
export async function createCollection(practice: PracticeTenants, name: string): Promise<void> {
  const attributes = { name, qualifiedName: 'default/collection/conn.admin/1' }
  const answer = await fetch(`${practice.atlan.baseUrl}/api/meta/entity/bulk`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await practice.issueBearer('conn.admin')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ entities: [{ typeName: 'Collection', attributes, guid: '-1' }] }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

import { isJsonObject, type JsonObject } from './json-object.ts'
import { textsOf } from './store/entity.ts'
import { accountNameOf } from './store/token-store.ts'
import type { Tenant } from './tenant.ts'

/** Name of the template by which workflows use the package. */
export const CONNECTION_ADMIN_PACKAGE = 'csa-api-token-connection-admin'

/** What the package was asked to do. */
export interface Task {
  readonly connection: string
  readonly tokenGuid: string
}

/** The first task that uses the package's template, wherever in the graph it stands. */
export function findTask(spec: JsonObject): Task | undefined {
  const templates = Array.isArray(spec.templates) ? spec.templates : []
  const tasks = templates.flatMap((template) =>
    isJsonObject(template) && isJsonObject(template.dag) && Array.isArray(template.dag.tasks)
      ? template.dag.tasks
      : [],
  )
  for (const task of tasks) {
    if (
      !isJsonObject(task) ||
      !isJsonObject(task.templateRef) ||
      task.templateRef.name !== CONNECTION_ADMIN_PACKAGE
    )
      continue
    const parameters = isJsonObject(task.arguments) ? task.arguments.parameters : []
    const connection = parameter(parameters, 'connection_qualified_name')
    const tokenGuid = parameter(parameters, 'api_token_guid')
    if (connection && tokenGuid) return { connection, tokenGuid }
  }
  return undefined
}

function parameter(parameters: unknown, name: string): string | undefined {
  const found = Array.isArray(parameters)
    ? parameters.find((each) => isJsonObject(each) && each.name === name)
    : undefined
  return isJsonObject(found) && typeof found.value === 'string' ? found.value : undefined
}

/**
 * Adds the token to the connection's admins, whoever they are.
 * @returns why it could not be done.
 */
export function makeConnectionAdmin(tenant: Tenant, task: Task): string | undefined {
  const connection = tenant.entities.named('Connection', task.connection)
  const token = tenant.tokens.table.get(task.tokenGuid)
  if (!connection) return `There is no connection ${task.connection}.`
  if (!token) return `There is no API token ${task.tokenGuid}.`
  const adminUsers = [...new Set([...textsOf(connection, 'adminUsers'), accountNameOf(token)])]
  const changed = {
    ...connection,
    attributes: { ...connection.attributes, adminUsers },
    updatedBy: 'service-account-atlan-argo',
    updateTime: tenant.now(),
  }
  tenant.entities.put(changed)
  tenant.audit.record(changed, 'ENTITY_UPDATE', { adminUsers })
  return undefined
}

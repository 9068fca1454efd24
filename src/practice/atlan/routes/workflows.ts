import { type Context, Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import {
  CONNECTION_ADMIN_PACKAGE,
  findTask,
  makeConnectionAdmin,
} from '#src/practice/atlan/connection-admin-package.ts'
import { service } from '#src/practice/atlan/errors.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import type { FinishedRun } from '#src/practice/atlan/store/workflow-runs.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'

type Json = Record<string, unknown>

/** Ours: how long the package takes to do its work. */
const RUN_MS = 1500

/**
 * Workflows, as far as the package "API token connection admin" needs: submitted with a connection
 * and a token, it makes that token connection admin a moment later, without anybody's bearer.
 */
export function workflowRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()

  // Which of the two a client uses depends on its own role.
  for (const path of ['/workflows', '/package-workflows']) {
    routes.post(path, async (c) => {
      requireAdminPowers(c.get('principal'), 'run workflows')
      return c.json(submit(tenant, await serviceJson(c)))
    })
  }

  routes.post('/runs/indexsearch', (c) => runs(tenant, c))
  routes.post('/workflows/indexsearch', (c) => runs(tenant, c))
  return routes
}

function submit(tenant: Tenant, body: Json): Json {
  const metadata = isJsonObject(body.metadata) ? body.metadata : {}
  const spec = isJsonObject(body.spec) ? body.spec : {}
  if (typeof metadata.name !== 'string') throw service.badRequest('metadata.name is required.')
  const task = findTask(spec)
  if (!task)
    throw service.badRequest(`This tenant has the package ${CONNECTION_ADMIN_PACKAGE} only.`)
  const runName = `${metadata.name}-${tenant.random.nanoid(5).toLowerCase()}`
  tenant.workflows.start({
    name: runName,
    metadata: {
      ...metadata,
      name: runName,
      labels: { ...labelsOf(metadata), ...ownLabel(metadata) },
    },
    spec,
    startedAt: tenant.now(),
    dueAt: tenant.now() + RUN_MS,
    work: () => makeConnectionAdmin(tenant, task),
  })
  return { metadata, spec, payload: body.payload ?? [] }
}

function labelsOf(metadata: Readonly<Json>): Readonly<Json> {
  return isJsonObject(metadata.labels) ? metadata.labels : {}
}

/** By this label clients find the runs of a workflow. */
function ownLabel(metadata: Readonly<Json>): Json {
  return { 'workflows.argoproj.io/workflow-template': metadata.name }
}

/**
 * Searches the runs, newest first. The query is not interpreted: a run fits where the query names
 * it or its workflow (ours; clients ask for one name at a time).
 */
async function runs(tenant: Tenant, c: Context<Environment>): Promise<Response> {
  const body = await serviceJson(c)
  const query = JSON.stringify(body.query ?? {})
  const found = tenant.workflows
    .all()
    .filter(
      ({ run }) => query.includes(`"${run.name}"`) || query.includes(workflowName(run.metadata)),
    )
  const from = Number(body.from ?? 0)
  const hits = found.slice(from, from + Number(body.size ?? 10)).map(runHit)
  return c.json({
    took: 1,
    hits: { total: { value: found.length, relation: 'eq' }, hits },
    _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
  })
}

function workflowName(metadata: Readonly<Json>): string {
  const name = labelsOf(metadata)['workflows.argoproj.io/workflow-template']
  return JSON.stringify(name)
}

function runHit({ run, phase, message }: FinishedRun): Json {
  const finished = phase === 'Running' ? null : new Date(run.dueAt).toISOString()
  return {
    _index: 'workflow-runs',
    _type: '_doc',
    _id: run.name,
    _source: {
      kind: 'Workflow',
      apiVersion: 'argoproj.io/v1alpha1',
      metadata: run.metadata,
      spec: run.spec,
      status: {
        phase,
        message,
        startedAt: new Date(run.startedAt).toISOString(),
        finishedAt: finished,
      },
    },
  }
}

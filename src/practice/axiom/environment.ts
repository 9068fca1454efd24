import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Principal } from './principal.ts'
import type { Organisation } from './store/organisation.ts'

/** What every route finds in its context. */
export interface Environment {
  Bindings: HttpBindings
  Variables: {
    principal: Principal
    /** The one that the request is about; routes of users and organisations themselves have none. */
    organisation: Organisation
  }
}

export type Routes = Hono<Environment>

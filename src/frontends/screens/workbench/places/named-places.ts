import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Place } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { atlanTokensPlace } from './atlan-tokens.ts'
import { axiomTokensPlace } from './axiom-tokens.ts'
import { collectionsPlace } from './collections.ts'
import { connectionsPlace } from './connections.ts'
import { datasetsPlace } from './datasets.ts'
import { historyPlace } from './history.ts'
import { personasPlace } from './personas.ts'
import { profilesPlace } from './profiles.ts'
import { tracePlace } from './trace.ts'
import { viewsPlace } from './views.ts'

/** A place that has a name: on the first screen and in the palette. */
export interface NamedPlace {
  readonly name: string
  readonly about: string
  readonly open: () => Place
}

/** The places that there are at this tenant. */
export function namedPlaces(shell: Shell): NamedPlace[] {
  const { desk } = shell
  return [
    ...(desk.target === undefined ? [] : tenantPlaces[desk.target.provider](desk)),
    {
      name: 'profiles',
      about: 'the tenants you work with',
      open: () => profilesPlace(shell),
    },
    {
      name: 'history',
      about: 'what was written from here; taking it back, carrying it on',
      open: () => historyPlace(shell),
    },
    {
      name: 'trace',
      about: 'what was asked of tenants in this run, and what they answered',
      open: () => tracePlace(desk.workbench),
    },
  ]
}

const tenantPlaces: Readonly<Record<'atlan' | 'axiom', (desk: Desk) => NamedPlace[]>> = {
  atlan: (desk) => [
    {
      name: 'tokens',
      about: 'API tokens, and what each of them reaches',
      open: () => atlanTokensPlace(desk),
    },
    { name: 'personas', about: 'what personas allow, and whom', open: () => personasPlace(desk) },
    {
      name: 'connections',
      about: 'who administers them',
      open: () => connectionsPlace(desk),
    },
    {
      name: 'collections',
      about: 'of queries: who edits and views them',
      open: () => collectionsPlace(desk),
    },
  ],
  axiom: (desk) => [
    {
      name: 'tokens',
      about: 'API tokens, and what each of them may do',
      open: () => axiomTokensPlace(desk),
    },
    { name: 'datasets', about: 'what events are kept in', open: () => datasetsPlace(desk) },
    { name: 'views', about: 'saved queries', open: () => viewsPlace(desk) },
  ],
}

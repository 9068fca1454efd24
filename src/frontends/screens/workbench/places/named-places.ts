import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Place } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { atlanTokensPlace } from './atlan-tokens.ts'
import { axiomTokensPlace } from './axiom-tokens.ts'
import { bundlePlace } from './bundle.ts'
import { collectionsPlace } from './collections.ts'
import { connectionsPlace } from './connections.ts'
import { datasetsPlace } from './datasets.ts'
import { doctorPlace } from './doctor.ts'
import { historyPlace } from './history.ts'
import { personasPlace } from './personas.ts'
import { profilesPlace } from './profiles.ts'
import { statusPlace } from './status.ts'
import { tracePlace } from './trace.ts'
import { viewsPlace } from './views.ts'
import { askWhatFailed } from './what-failed.ts'

/** A place that has a name: on the first screen and in the palette. */
export interface NamedPlace {
  readonly name: string
  readonly about: string
  /** Goes there; a place that is about something asks for that first. */
  readonly go: () => void
}

/** The places that there are at this tenant. */
export function namedPlaces(shell: Shell): NamedPlace[] {
  const { desk } = shell
  const ofTenant = desk.target === undefined ? [] : tenantPlaces[desk.target.provider]
  return [
    ...ofTenant.map(({ name, about, place }) => ({
      name,
      about,
      go: () => shell.open(place(desk)),
    })),
    {
      name: 'why does it fail?',
      about: 'from a failing request to what mends it',
      go: () => void askWhatFailed(shell),
    },
    {
      name: 'doctor',
      about: 'the road to the tenant, step by step',
      go: () => shell.open(doctorPlace(shell)),
    },
    {
      name: 'status',
      about: 'of every profile: who you are there, and until when',
      go: () => shell.open(statusPlace(shell)),
    },
    {
      name: 'profiles',
      about: 'the tenants you work with',
      go: () => shell.open(profilesPlace(shell)),
    },
    {
      name: 'history',
      about: 'what was written from here, and taking it back',
      go: () => shell.open(historyPlace(shell)),
    },
    {
      name: 'trace',
      about: 'what was asked in this run, and what was answered',
      go: () => shell.open(tracePlace(desk.workbench)),
    },
    {
      name: 'support bundle',
      about: 'what somebody who helps needs to see, without secrets',
      go: () => shell.open(bundlePlace(shell, desk)),
    },
  ]
}

interface TenantPlace {
  readonly name: string
  readonly about: string
  readonly place: (desk: Desk) => Place
}

const tenantPlaces: Readonly<Record<'atlan' | 'axiom', readonly TenantPlace[]>> = {
  atlan: [
    {
      name: 'tokens',
      about: 'API tokens, and what each of them reaches',
      place: atlanTokensPlace,
    },
    { name: 'personas', about: 'what personas allow, and whom', place: personasPlace },
    {
      name: 'connections',
      about: 'who administers them',
      place: connectionsPlace,
    },
    {
      name: 'collections',
      about: 'of queries: who edits and views them',
      place: collectionsPlace,
    },
  ],
  axiom: [
    {
      name: 'tokens',
      about: 'API tokens, and what each of them may do',
      place: axiomTokensPlace,
    },
    { name: 'datasets', about: 'what events are kept in', place: datasetsPlace },
    { name: 'views', about: 'saved queries', place: viewsPlace },
  ],
}

import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { typeLine } from '#src/frontends/screens/workbench/typed-line.ts'
import { namedLinesAt, type PlaceName } from '#src/frontends/words/named-lines.ts'
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
export const namedPlaces = (shell: Shell): NamedPlace[] =>
  namedLinesAt(shell.desk.target?.provider).map(({ name, about }) => ({
    name,
    about,
    go: () => ways[name](shell),
  }))

const ways: Readonly<Record<PlaceName, (shell: Shell) => void>> = {
  tokens(shell) {
    const { desk } = shell
    const isAxiom = desk.target?.provider === 'axiom'
    shell.open(isAxiom ? axiomTokensPlace(desk) : atlanTokensPlace(desk))
  },
  personas: (shell) => shell.open(personasPlace(shell.desk)),
  connections: (shell) => shell.open(connectionsPlace(shell.desk)),
  collections: (shell) => shell.open(collectionsPlace(shell.desk)),
  datasets: (shell) => shell.open(datasetsPlace(shell.desk)),
  views: (shell) => shell.open(viewsPlace(shell.desk)),
  'why does it fail?': (shell) => void askWhatFailed(shell),
  doctor: (shell) => shell.open(doctorPlace(shell)),
  status: (shell) => shell.open(statusPlace(shell)),
  profiles: (shell) => shell.open(profilesPlace(shell)),
  history: (shell) => shell.open(historyPlace(shell)),
  doubts: (shell) => void typeLine(shell, ['doubts']),
  trace: (shell) => shell.open(tracePlace(shell.desk.workbench)),
  'support bundle': (shell) => shell.open(bundlePlace(shell, shell.desk)),
}

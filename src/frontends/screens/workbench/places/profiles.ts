import { openDesk } from '#src/frontends/screens/workbench/desk.ts'
import type { ListPlace, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import type { Workbench } from '#src/workbench.ts'
import { stepItem } from './step-item.ts'

type Profile = Awaited<ReturnType<Workbench['profiles']['list']>>[number]

/** The tenants that a person works with. Opening one works with it from here on. */
export const profilesPlace = (shell: Shell): ListPlace<Profile> => ({
  kind: 'list',
  title: 'Profiles',
  doing: 'Reading the profiles',
  isOfThisMachine: true,
  command: ['profile', 'list'],
  about: ['Working with another profile is for this run; “profile use” sets the default.'],
  async *rows() {
    yield { rows: await shell.desk.workbench.profiles.list() }
  },
  keyOf: ({ name }) => name,
  headings: ['name', 'product', 'tenant', 'signs in'],
  columns: (profile) => [
    profile.name,
    profile.provider,
    new URL(profile.baseUrl).host,
    saySignIn(shell, profile),
  ],
  mark: ({ name }) =>
    shell.desk.target?.profile === name ? { text: '▸', tone: 'current' } : undefined,
  sorts: [{ name: 'name', by: ({ name }) => name.toLowerCase() }],
  empty: ['There is no profile yet.', 'The guided set-up on the first screen makes one.'],
  open: (profile) => profilePlace(shell, profile),
  identifier: ({ name }) => name,
  actions: [],
})

const profilePlace = (shell: Shell, profile: Profile): PagePlace => ({
  kind: 'page',
  title: profile.name,
  doing: '',
  command: ['profile', 'show', profile.name],
  load: async () => {
    const { name, provider, baseUrl, identity, label, color, readOnly } = profile
    const isHere = shell.desk.target?.profile === name
    return {
      identifier: name,
      blocks: [
        {
          facts: [
            ['product', provider === 'atlan' ? 'Atlan' : 'Axiom'],
            ['tenant', baseUrl],
            ['signs in', saySignIn(shell, profile)],
            ...(identity === undefined ? [] : [['as', identity] as const]),
            ...(label === undefined ? [] : [['label', label] as const]),
            ...(color === undefined ? [] : [['colour', color] as const]),
            ['may write', readOnly ? 'no: it is read-only' : 'yes'],
          ],
        },
        {
          items: [
            {
              label: isHere ? 'you work with it' : 'work with it from here on',
              choose: () => void workWith(shell, name),
            },
            ...[
              { text: 'ask its tenant who it is', command: `tokenbench status --profile ${name}` },
              { text: 'make it the default', command: `tokenbench profile use ${name}` },
              { text: 'remove it from this machine', command: `tokenbench profile remove ${name}` },
            ].map((step) => stepItem(shell, shell.desk, step)),
          ],
        },
      ],
    }
  },
})

/** A practice tenant in this process brings its own credential. */
const saySignIn = (shell: Shell, { store, baseUrl }: Profile): string =>
  shell.desk.workbench.practiceAt(new URL(baseUrl).origin) === undefined
    ? signIns[store]
    : 'by itself: it is practice'

const signIns: Readonly<Record<Profile['store'], string>> = {
  vault: 'with what the vault holds',
  reference: 'with what is read each time',
  session: 'asks each time',
}

async function workWith(shell: Shell, profile: string): Promise<void> {
  shell.workAt(await openDesk(shell.desk.workbench, { profile }))
}

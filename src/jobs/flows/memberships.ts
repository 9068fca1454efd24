import type { MemberField, MemberObject } from '#src/domain/members.ts'

export type Membership = 'connection-admin' | 'collection-editor' | 'collection-viewer'

export interface MembershipRule {
  readonly type: MemberObject['type']
  readonly field: MemberField
  /** `connection admin`: what a token becomes. */
  readonly noun: string
  /** What that lets it do, to be said before it is given. */
  readonly power: (names: string) => string
}

export const memberships: Readonly<Record<Membership, MembershipRule>> = {
  'connection-admin': {
    type: 'connection',
    field: 'adminUsers',
    noun: 'connection admin',
    power: (names) =>
      `Connection admin: may read, change and delete every asset in ${names}, query its data, and decide who else may.`,
  },
  'collection-editor': {
    type: 'collection',
    field: 'adminUsers',
    noun: 'editor',
    power: (names) =>
      `Editor: may read, run, change and delete every query in ${names}, and decide who else may.`,
  },
  'collection-viewer': {
    type: 'collection',
    field: 'viewerUsers',
    noun: 'viewer',
    power: (names) => `Viewer: may read and run every query in ${names}.`,
  },
}

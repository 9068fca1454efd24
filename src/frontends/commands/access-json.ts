import { tokenJson } from '#src/domain/token.ts'
import { sayPolicy, sayPurposePolicy } from '#src/jobs/queries/policy-words.ts'
import type { TokenAccess } from '#src/jobs/queries/token-access.ts'

/** Everywhere a token may act, as the command line prints it (cli.md, "JSON"). */
export function accessJson(access: TokenAccess, now: Date): object {
  const { token, complete, personas, purposes, administers, edits, views, nameOf, indexOnly } =
    access
  return {
    token: tokenJson(token, now),
    complete,
    // What this credential may not even list; an empty list below it says nothing then.
    notVisible: access.hidden,
    // Of these a grant of the last seconds may be missing, whoever asks.
    ...(indexOnly.length === 0 ? {} : { indexOnly }),
    personas: personas.map(({ policies, enabled, ...ref }) => ({
      ...ref,
      enabled: enabled ?? null,
      policies:
        policies?.map(({ personaQualifiedName: _, ...policy }) => ({
          ...policy,
          words: sayPolicy(policy, nameOf),
        })) ?? null,
    })),
    purposes: purposes.map(({ guid, qualifiedName, name, enabled, via, policies }) => ({
      guid,
      qualifiedName,
      name,
      enabled,
      via,
      policies: policies.map(({ purposeQualifiedName: _, users: __, groups: ___, ...policy }) => ({
        ...policy,
        words: sayPurposePolicy(policy),
      })),
    })),
    connections: administers.map(({ guid, qualifiedName, name, connector, via }) => ({
      guid,
      qualifiedName,
      name,
      connector,
      via,
    })),
    collections: [
      ...edits.map((one) => ({ ...refOf(one), as: 'editor' })),
      ...views.map((one) => ({ ...refOf(one), as: 'viewer' })),
    ],
  }
}

const refOf = ({
  guid,
  qualifiedName,
  name,
}: {
  readonly guid: string
  readonly qualifiedName: string
  readonly name: string
}) => ({ guid, qualifiedName, name })

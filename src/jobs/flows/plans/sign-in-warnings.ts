import type { PlanWarning } from '#src/domain/plan.ts'
import { type Account, isSignIn, type SignInsOf } from '#src/jobs/queries/sign-ins.ts'

/**
 * Says of each token that signs in to this tenant, for this run or a profile, what follows from
 * what the plan does to it.
 */
export const signInWarnings = (
  tokens: readonly (Account & { readonly name: string })[],
  of: SignInsOf,
  way: 'deleted' | 'restricted',
): PlanWarning[] =>
  tokens.flatMap((token) => {
    const signIns = of(token)
    if (!isSignIn(signIns)) return []
    const profiles = signIns.profiles.map(({ name }) => name)
    const [first] = profiles
    const whose = first === undefined ? 'this run signs in' : `${sayProfiles(profiles)} in`
    const follows =
      way === 'restricted'
        ? 'What it loses, tokenbench loses there, too.'
        : first === undefined
          ? 'After it, give another credential.'
          : `Afterwards that works no more, until it gets another credential: tokenbench profile set ${first} --credential-from SRC`
    return [{ code: 'signs-in', text: `“${token.name}” is what ${whose} with. ${follows}` }]
  })

const sayProfiles = (names: readonly string[]): string =>
  names.length === 1 ? `profile ${names[0]} signs` : `profiles ${names.join(', ')} sign`

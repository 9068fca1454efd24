import type { Outcome } from '#src/domain/plan.ts'

/**
 * `done, read back as planned, works with its own secret`: what became of one object. What is gone
 * has nothing to read back: of that it is said that it is not there any more.
 */
export function sayOutcomeState({
  state,
  verified,
  effective = 'unknown',
  gone,
}: Pick<Outcome, 'state' | 'verified'> & Partial<Pick<Outcome, 'effective' | 'gone'>>): string {
  const said = [
    ...(gone
      ? [statesOfGone[state]]
      : [states[state], ...(verified ? ['read back as planned'] : [])]),
    ...(effective === 'unknown' ? [] : [(gone ? ends : effects)[effective]]),
  ]
  return said.join(', ')
}

const states: Readonly<Record<Outcome['state'], string>> = {
  done: 'done',
  already: 'was so already',
  failed: 'failed',
  unknown: 'not known whether it was done',
}

const statesOfGone: typeof states = {
  ...states,
  done: 'deleted, and no longer there',
  already: 'was not there any more',
  failed: 'deleted',
}

const effects = {
  yes: 'works with its own secret',
  no: 'does not work with its own secret yet',
}

const ends = {
  yes: 'its secret is refused',
  no: 'its secret is still accepted, for about a minute as a rule and on some tenants until it expires',
}

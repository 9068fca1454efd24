import {
  type AxiomLifetime,
  endOf,
  readAxiomLifetime,
  usualLifetime,
} from '#src/jobs/flows/axiom/axiom-lifetime.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import { expiryChoice } from '#src/jobs/flows/questions/expiry-choice.ts'
import type { Workbench } from '#src/workbench.ts'

/**
 * How long the token lives. Never has to be typed.
 * @param suggested where nothing is said
 */
export const axiomExpiryQuestion = (
  { clock }: Workbench,
  suggested: string = usualLifetime,
): ChoiceQuestion<'expires', AxiomLifetime> =>
  expiryChoice(clock, {
    offered: [
      ['7d', '7 days'],
      ['30d', '30 days'],
      ['90d', '90 days'],
      ['365d', 'a year'],
    ],
    suggested,
    another: 'Days (45d), a date (2027-03-01), or  never:',
    about: 'It cannot be changed later; a token that is regenerated gets a new one.',
    read: readAxiomLifetime,
    endOf,
  })

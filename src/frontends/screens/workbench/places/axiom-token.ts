import { type AxiomToken, axiomExpiryOf } from '#src/domain/axiom-token.ts'
import { explainMatrix, sayExplanation } from '#src/domain/capability-words.ts'
import { axiomTokenActions } from '#src/frontends/screens/workbench/actions.ts'
import { actionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Page, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { hangingRows } from '#src/frontends/ui/row.ts'
import { sayEnd } from '#src/frontends/words/expiry.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { findAxiomToken } from '#src/jobs/queries/axiom-tokens.ts'
import { ofAxiom } from '#src/jobs/queries/kept-secret.ts'
import { gridBlocks } from './capability-grid.ts'
import { expiryMarks } from './expiry-marks.ts'
import { secretItems } from './secret-item.ts'

/** One Axiom token: what it may do, in words and as a grid. */
export const axiomTokenPlace = (
  desk: Desk,
  { id, name }: Pick<AxiomToken, 'id' | 'name'>,
): PagePlace => ({
  kind: 'page',
  title: name,
  doing: `Asking what “${name}” may do`,
  command: ['token', 'show', id],
  about: ['! in the grid: it can destroy data for good.'],
  load: async (signal): Promise<Page> => {
    const { workbench } = desk
    const client = axiomOf(workbench, await desk.axiom(signal))
    const token = await findAxiomToken(client, id, signal)
    const now = workbench.clock.now()
    const expiry = axiomExpiryOf(token, now)
    const mark = expiryMarks[expiry.status]
    const secret = await secretItems(desk, ofAxiom(token, now))
    return {
      identifier: token.id,
      blocks: [
        {
          facts: [
            ['expires', `${mark === undefined ? '' : `${mark.text} `}${sayEnd(expiry, now)}`],
            ['description', token.description || '—'],
            ['id', token.id],
          ],
        },
        {
          heading: 'In words',
          rows: (width) =>
            explainMatrix(token.capabilities).flatMap((one) =>
              hangingRows([{ text: '  ' }], sayExplanation(one), width),
            ),
        },
        ...gridBlocks(token.capabilities),
        {
          heading: 'What can be done',
          items: [...actionItems(axiomTokenActions, desk, [token]), ...secret],
        },
      ],
    }
  },
})

import type { ConnectionRef } from '#src/domain/connection.ts'
import { sayDate } from '#src/domain/duration.ts'
import { connectionActions } from '#src/frontends/screens/workbench/actions.ts'
import { actionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Page, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { findConnection } from '#src/jobs/queries/connections.ts'
import { membersBlock } from './members.ts'

/** One connection and everybody who administers it, from the store. */
export const connectionPlace = (desk: Desk, { guid, name }: ConnectionRef): PagePlace => ({
  kind: 'page',
  title: name,
  doing: `Asking who administers ${name}`,
  command: ['connection', 'show', guid],
  load: async (signal): Promise<Page> => {
    const { workbench, credential } = await desk.signedIn(signal)
    const connection = await findConnection(workbench.client(credential.handle), guid, signal)
    const { admins } = connection
    return {
      identifier: connection.qualifiedName,
      blocks: [
        {
          facts: [
            ['connector', connection.connector],
            ['qualified name', connection.qualifiedName],
            ['guid', connection.guid],
            ['created', `${sayDate(connection.createdAt)} by ${connection.createdBy}`],
          ],
        },
        membersBlock(desk, 'Admins', { ...admins }),
        { heading: 'What can be done', items: actionItems(connectionActions, desk, [connection]) },
      ],
    }
  },
})

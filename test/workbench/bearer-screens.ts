import type { Tenant } from '../harness/tenant.ts'
import { type Go, go, type JobScreen, leadsOn } from './job-screen.ts'
import { goTo } from './open.ts'

const borrowing = 'Borrow the browser sign-in of a connection admin.'

/** What a job asks that borrows somebody's sign-in. */
export function bearerScreens(tenant: Tenant, bearer: string): readonly JobScreen[] {
  const paste: Go = async (terminal) => {
    await terminal.paste(`curl ${tenant.url}/api/x -H 'authorization: Bearer ${bearer}'`)
    // It is whole, so it goes on by itself.
    await terminal.waitFor('esc answer again')
  }
  return [
    {
      of: 'capture',
      async enter(terminal) {
        terminal.press('ctrl-c')
        await terminal.waitFor('Cancelled.')
        await tenant.control({ faults: [] })
        await goTo(terminal, 'tokens', '❯ ✗ old-exporter')
        await go(['A', borrowing])(terminal)
      },
      shows: borrowing,
      keys: {
        'enter go on': leadsOn,
        'tab show how it is done in Firefox': go(['tab', 'tab Safari']),
        'esc back': go(['esc', '❯ ✗ old-exporter'], ['A', 'tab Firefox']),
        'ctrl-v paste from the clipboard of this machine': go(['ctrl-v', 'clipboard.\n']),
        [`ctrl-o open ${tenant.url}/assets in your browser`]: go(['ctrl-o', 'browser']),
      },
    },
    {
      of: 'recognised',
      enter: paste,
      shows: /✓ who +conn\.admin/,
      keys: {
        'enter go on': leadsOn,
        'ctrl-k clear the clipboard': go(['ctrl-k', /clipboard (?:is cleared|could not be)/]),
        async 'esc answer again'(terminal) {
          await go(['esc', 'Paste it here, all of it'])(terminal)
          await paste(terminal)
        },
      },
    },
  ]
}

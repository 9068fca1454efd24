import type { ReactNode } from 'react'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { noteRows } from '#src/frontends/ui/notes.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, rowsPart } from './parts.tsx'
import type { Clipboard, RecognisedStatus } from './status.ts'

const clipboardRemarks: Readonly<Record<Clipboard, string>> = {
  unknown: '',
  'may-hold': 'Your clipboard may still hold it: ctrl-k clears the clipboard.',
  cleared: `${symbols.good} The clipboard is cleared.`,
  other: 'The clipboard holds something else by now; it was left alone.',
  failed: 'The clipboard could not be cleared: copy something harmless instead.',
}

/** What was recognised in an answer, before going on. */
export function Recognised({ status }: { readonly status: RecognisedStatus }): ReactNode {
  const { asking, notes, summary, clipboard } = status
  const body = useBody()
  const clear: Binding = {
    keys: ['ctrl-k'],
    label: 'clear the clipboard',
    run: status.clearClipboard,
  }
  return (
    <Frame
      situation={asking.situation}
      body={body}
      about={asking.question.about}
      keys={[
        { keys: ['enter'], label: 'go on', run: status.goOn, confirms: true },
        ...(clipboard === 'may-hold' ? [clear] : []),
        { keys: ['esc'], label: 'answer again', run: status.goBack },
      ]}
    >
      <Parts
        height={body.height}
        parts={[
          rowsPart('ask', paragraphRows(asking.question.ask, body.width, 'heading')),
          rowsPart(
            'summary',
            summary === '' ? [] : [[{ text: `${symbols.cursor} ` }, { text: summary }]],
          ),
          rowsPart('notes', noteRows(notes, body.width)),
          rowsPart(
            'clipboard',
            clipboard === 'unknown'
              ? []
              : paragraphRows(clipboardRemarks[clipboard], body.width, 'subdued'),
          ),
        ]}
      />
    </Frame>
  )
}

import type { Guide } from '#src/jobs/flows/question.ts'

/**
 * How to copy a signed-in request out of each browser. Menu names differ between versions, so
 * the words are those that stay: “anything that says cURL”.
 *
 * @param who ends the sentence “open … as a connection admin”
 */
export function guides(origin: string, who: string): readonly Guide[] {
  const open = `open  ${origin}/assets  ${who}.`
  const filter = 'tab Network, type  indexsearch  into its filter.'
  const paste = 'Paste it here, all of it. If Windows Terminal warns: Paste anyway.'
  return [
    {
      title: 'Chrome, Edge, Brave',
      steps: [
        `In the browser ${open}`,
        `Press F12 (Mac: ⌥⌘I), ${filter}`,
        'Reload the page. Right-click the lowest line ▸ Copy ▸ anything that says cURL.',
        paste,
      ],
    },
    {
      title: 'Firefox',
      steps: [
        `In Firefox ${open}`,
        `Press Ctrl-Shift-E (Mac: ⌥⌘E), ${filter}`,
        'Reload the page. Right-click the lowest line ▸ Copy Value ▸ anything that says cURL.',
        paste,
      ],
    },
    {
      title: 'Safari',
      steps: [
        `In Safari ${open}`,
        'Settings ▸ Advanced ▸ show features for web developers. Press ⌥⌘I, tab Network.',
        'Type  indexsearch  into its filter, reload. Right-click the lowest line ▸ Copy as cURL.',
        paste,
      ],
    },
  ]
}

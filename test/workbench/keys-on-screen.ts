import type { Terminal } from '../harness/terminal.ts'

/** A key that a screen names, and what it says that the key does. */
export interface NamedKey {
  readonly key: string
  readonly does: string
}

/** The keys that stand in the footer: `enter open   esc back`. */
export function footerKeys(terminal: Terminal): NamedKey[] {
  const footer = terminal.screen().split('\n').at(-1)?.trim() ?? ''
  return footer.split(/ {3,}/).map((hint) => {
    const [key = '', ...words] = hint.split(' ')
    return { key, does: words.join(' ') }
  })
}

/** Opens the help, reads the keys that it lists, and closes it. */
export async function helpKeys(terminal: Terminal): Promise<NamedKey[]> {
  const isHelp = ({ does }: NamedKey): boolean => does === 'help'
  // Where a text is typed no letter can open it.
  if (footerKeys(terminal).find(isHelp)?.key === '?') terminal.type('?')
  else terminal.press('ctrl-g')
  await terminal.waitFor('esc back to the screen')
  const [, ...body] = terminal.screen().split('─\n')
  const aboveFooter = body.join().split('\n').slice(0, -1).join('\n')
  const listed = [...aboveFooter.matchAll(/^ (\S+(?: \S+)*) {3,}(\S.*)$/gm)]
  terminal.press('esc')
  await terminal.waitForGone('esc back to the screen')
  return listed.map(([, key = '', does = '']) => ({ key, does }))
}

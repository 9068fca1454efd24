/**
 * Drives a program in a pseudo-terminal and draws what its screen shows in the end.
 *
 *   node scripts/look.ts OUT.svg [--size 80x24] [STEP …] -- COMMAND [ARGUMENT …]
 *
 * Steps are done in their order: --wait TEXT, --gone TEXT, --press KEY, --type TEXT,
 * --paste-file FILE. The screen's text goes to stdout. Its home folder is a throw-away one.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Key } from '../test/harness/keys.ts'
import { pictureOf } from '../test/harness/picture.ts'
import { Terminal } from '../test/harness/terminal.ts'

const steps: Record<string, (terminal: Terminal, argument: string) => unknown> = {
  wait: (terminal, text) => terminal.waitFor(text),
  gone: (terminal, text) => terminal.waitForGone(text),
  press: (terminal, key) => terminal.press(key as Key),
  type: (terminal, text) => terminal.type(text),
  'paste-file': (terminal, file) => terminal.paste(readFileSync(file, 'utf8')),
}

const stepOptions = Object.fromEntries(
  Object.keys(steps).map((name) => [name, { type: 'string', multiple: true } as const]),
)
const { tokens, positionals } = parseArgs({
  options: { ...stepOptions, size: { type: 'string' } },
  allowPositionals: true,
  tokens: true,
})
const [picture, file, ...args] = positionals
if (!picture || !file) {
  console.error('usage: node scripts/look.ts OUT.svg [--size 80x24] [STEP …] -- COMMAND …')
  process.exit(2)
}

const options = tokens.filter((token) => token.kind === 'option')
const size = options.find(({ name }) => name === 'size')?.value ?? '80x24'
const [cols = 80, rows = 24] = size.split('x').map(Number)

await using terminal = Terminal.start(file, args, { cols, rows })
for (const { name, value } of options) await steps[name]?.(terminal, value ?? '')
writeFileSync(picture, pictureOf(terminal.styledScreen(), `Screen of ${[file, ...args].join(' ')}`))
console.log(terminal.screen())

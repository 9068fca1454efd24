/**
 * Draws the pictures of README and docs from real frames: the program in a pseudo-terminal, on
 * practice tenants whose ids and time are always the same.
 *
 * With `--check` it writes nothing, and exits with 1 when a picture is not what the program draws.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../test/harness/bundle.ts'
import { pictureOf } from '../test/harness/picture.ts'
import { Terminal } from '../test/harness/terminal.ts'
import { visits } from './screenshots-scenes.ts'

const root = join(import.meta.dirname, '..')
const pictures = join(root, 'docs', 'pictures')

/** Where the person of the pictures is: neither the zone nor the folders of whoever draws them. */
const here = { TZ: 'UTC', TMPDIR: undefined }

const drawn = await drawAll()
if (process.argv.includes('--check')) check()
else write()

function write(): void {
  mkdirSync(pictures, { recursive: true })
  for (const [name, svg] of drawn) writeFileSync(join(pictures, name), svg)
}

function check(): void {
  const old = [...drawn].filter(([name, svg]) => kept(name) !== svg).map(([name]) => name)
  for (const name of old) console.error(`docs/pictures/${name} is not what the program draws.`)
  if (old.length > 0) console.error('Draw it again: npm run screenshots')
  process.exitCode = old.length > 0 ? 1 : 0
}

function kept(name: string): string | undefined {
  try {
    return readFileSync(join(pictures, name), 'utf8')
  } catch {
    return undefined
  }
}

/** The pictures by the names of their files. */
async function drawAll(): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbench-pictures-'))
  const drawn = new Map<string, string>()
  try {
    const program = await bundle(join(import.meta.dirname, 'screenshots-program.ts'), folder)
    cpSync(join(root, 'src/practice/page/public'), join(folder, 'public'), { recursive: true })
    // One after the other: all of them are at the same port.
    for (const { words, go } of visits) {
      await using terminal = Terminal.start(process.execPath, [program, '--practice', ...words], {
        env: here,
      })
      await go(terminal, (name, title) => {
        const picture = pictureOf(terminal.styledScreen(), title)
        // The one thing that is left to chance: the name of a throw-away folder.
        const same = picture.replace(/(tokenbench-practice-)\w{6}/g, '$1000000')
        drawn.set(`${name}.svg`, same)
      })
    }
    return drawn
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

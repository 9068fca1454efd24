/**
 * Draws the pictures of README and docs from real frames: the built program in a pseudo-terminal,
 * against a practice tenant with a fixed seed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Home } from '../test/harness/home.ts'
import { pictureOf } from '../test/harness/picture.ts'
import { Tenant } from '../test/harness/tenant.ts'
import { Wizard } from '../test/main-job/wizard.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'pictures')
mkdirSync(folder, { recursive: true })

await using tenant = await Tenant.start({ randomSeed: 1, port: 40_121 })
using home = new Home()
await using wizard = Wizard.start(tenant, home, { cols: 80, rows: 24 })
const { terminal } = wizard

await wizard.signIn()
await wizard.describe('hourly-etl', {
  personas: () => draw('personas', 'Choosing personas in the guided set-up'),
})
draw('bearer', 'How to borrow the sign-in of a browser')
await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
await terminal.waitFor('conn.admin, a person')
draw('recognised', 'What was recognised in a pasted request')
await wizard.choose()
draw('review', 'The plan, before anything is written')
terminal.press('enter')
await terminal.waitFor('The same without the wizard', { timeoutMs: 30_000 })
draw('done', 'A token that has been tried')

function draw(name: string, title: string): void {
  writeFileSync(join(folder, `${name}.svg`), pictureOf(terminal.styledScreen(), title))
}

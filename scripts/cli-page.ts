/** Writes docs/cli.md from what the commands declare and their pages say: `node scripts/cli-page.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cliPage } from './cli-markdown.ts'

writeFileSync(join(import.meta.dirname, '..', 'docs', 'cli.md'), cliPage())

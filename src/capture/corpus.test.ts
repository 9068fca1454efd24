import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** The one bearer in every file. The other ones, in cookies, bodies and addresses, are decoys. */
const _token = 'TEST.tok-en_1.sig-0123456789abc'
const here = 'https://acme.atlan.com'

type Row = readonly [file: string, label: string, origin?: string | undefined, code?: string]

/** What each text is, in the order of browsers and tools; a code where no bearer can be used. */
const rows: readonly Row[] = [['chrome-bash-2026', 'cURL from Chrome (bash)', here]]

const _text = (file: string): string =>
  readFileSync(new URL(`./corpus/${file}.txt`, import.meta.url), 'utf8')

it('every text of the corpus is judged', () => {
  const files = readdirSync(new URL('./corpus', import.meta.url)).map((name) => name.slice(0, -4))
  expect(files.sort()).toEqual(rows.map(([file]) => file).sort())
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/**
 * Who takes the value out of a `Secret`, and why it has to. A new caller is a new way for a secret
 * to get lost in a log or a file: it has to be justified here.
 */
const callers: Readonly<Record<string, string>> = {
  'src/capture/bearer.ts': 'decodes what a token says of itself',
  'src/clients/axiom/credential-kind.ts': 'tells the kinds of credential apart by their prefix',
  'src/clients/http/message.ts': 'writes the header of a request, and checks that it can be one',
  'src/domain/redactor.ts': 'looks for the value, to take it out of text',
  'src/frontends/commands/exec.ts': 'puts it into the one variable that was asked for',
  'src/frontends/screens/ended.tsx': 'shows a new one for a moment when asked to',
  'src/jobs/queries/verify-credential.ts': 'checks what another tool kept like what was given',
  'src/local/secrets/clear-clipboard-later.ts': 'compares the clipboard with what went there',
  'src/local/secrets/destination.ts': 'hands a new secret over where the person wants it',
  'src/local/secrets/given-by-hand.ts': 'gives what a person pasted, like what a file holds',
  'src/local/secrets/read-source.ts': 'gives what the vault keeps, like what a file holds',
  'src/local/secrets/terminal-clipboard.ts': 'sends it to the terminal’s clipboard when asked to',
  'src/local/secrets/vault/passphrase-keeper.ts': 'makes a key of the passphrase',
  'src/local/secrets/vault/sealed-entry.ts': 'seals the value, and compares it with a sealed one',
  'src/vault-access.ts': 'gives what a profile signs in with, like what a file holds',
}

const root = join(import.meta.dirname, '..')

/** The files of `src/` without tests, by their path from the repository's root. */
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => join('src', file))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file))

it('reveals secrets in the places that are listed with a reason, and nowhere else', () => {
  const found = sources.filter((file) => /\.reveal\b/.test(readFileSync(join(root, file), 'utf8')))
  expect(found.sort()).toEqual(Object.keys(callers).sort())
})

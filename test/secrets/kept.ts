import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../harness/home.ts'
import { type InProcessOptions, runInProcess as run } from '../harness/in-process.ts'
import type { Finished } from '../harness/program.ts'
import type { Tenant } from '../harness/tenant.ts'

/** Commands on one home whose vault opens by itself. */
export const withVault =
  (home: Home) =>
  (words: readonly string[], options: Omit<InProcessOptions, 'home'> = {}): Promise<Finished> =>
    run(words, { home, ...options, env: { TOKENBENCH_VAULT_KEY: 'file', ...options.env } })

/** A file with a secret in it, as a person would have one. */
export function secretFile(home: Home, name: string, secret: string): string {
  const file = join(home.folder, name)
  writeFileSync(file, secret, { mode: 0o600 })
  return file
}

/** `profile add acme` with the practice API token, kept in the vault. */
export function addAcme(home: Home, tenant: Tenant, ...more: readonly string[]): Promise<Finished> {
  const file = secretFile(home, 'api-token', tenant.practice.atlan.apiToken.secret)
  const words = ['profile', 'add', 'acme', '--url', tenant.url, '--credential-from', `file:${file}`]
  return withVault(home)([...words, ...more, '--json'])
}

/** Every file in a folder, however deep, with its content. */
export function filesIn(folder: string): { readonly path: string; readonly text: string }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({ path, text: readFileSync(path, 'latin1') }))
}

/** The pieces of 8 characters of a secret. */
export function piecesOf(secret: string, length = 8): string[] {
  return Array.from({ length: secret.length - length + 1 }, (_, at) =>
    secret.slice(at, at + length),
  )
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/**
 * Runs a module's text, which may import `#src/…`, in another process of this Node, to its end.
 * @returns what it printed
 */
export async function runSource(source: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    cwd: resolve(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output, [code]] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    once(child, 'close'),
  ])
  if (code !== 0) throw new Error(`ended with exit code ${code}`)
  return output.join('')
}

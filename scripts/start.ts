/**
 * `npm start`: the workbench on the practice tenant, with the guided set-up under the cursor, where
 * somebody can answer; else the same job unattended. Words after `npm start --` go to the program instead.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const words = process.argv.slice(2)
const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY)
const chosen = words.length > 0 ? words : terminal ? ['--practice'] : ['tour']

const program = join(import.meta.dirname, '..', 'dist', 'main.cjs')
const child = spawn(process.execPath, [program, ...chosen], { stdio: 'inherit' })

// The terminal sends its signals to the whole group: the program answers them, not this wrapper.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

child.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 128 + (signal === 'SIGINT' ? 2 : 15)
})

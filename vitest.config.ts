import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const whole = globSync('test/**/*.test.ts', { cwd: import.meta.dirname })

/** A test that watches a pseudo-terminal says so by what it imports. */
const watchesTerminal = (file: string): boolean =>
  /'\.[^']*\/(?:terminal|wizard|open|plain-set-up|set-up-screen)\.ts'/.test(
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  )

const patient = { testTimeout: 60_000, hookTimeout: 60_000 }

/**
 * `unit`: beside the sources. `program`: the whole program, its commands as processes or in the
 * test's own. `terminal`: the whole program in a pseudo-terminal, one file after the other, so that
 * a slow neighbour never looks like a slow program.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          env: { FORCE_COLOR: '0' },
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'program',
          include: whole.filter((file) => !watchesTerminal(file)),
          ...patient,
        },
      },
      {
        test: {
          name: 'terminal',
          include: whole.filter(watchesTerminal),
          fileParallelism: false,
          ...patient,
        },
      },
    ],
  },
})

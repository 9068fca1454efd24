import { defineConfig } from 'vitest/config'

// Whole-program tests start real processes and pseudo-terminals: one file after the other,
// so that a slow neighbour never looks like a slow program.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          env: { FORCE_COLOR: '0' },
        },
      },
      {
        test: {
          name: 'program',
          include: ['test/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})

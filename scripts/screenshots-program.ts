/**
 * tokenbench as the pictures show it: the same program on practice tenants whose ids, port and time
 * are always the same. Time stands still, so that no countdown makes two pictures differ.
 */
import { setImmediate } from 'node:timers/promises'
import { runProcess } from '#src/process.ts'

const now = Date.parse('2026-11-21T09:30:00Z')

process.exitCode = await runProcess(process, {
  clock: { now: () => new Date(now), sleep: async () => setImmediate() },
  // Below the ports that systems hand out by themselves.
  practice: { now: () => now, randomSeed: 1, port: 24_121, indexLagMs: 0, grantDelayMs: 0 },
})

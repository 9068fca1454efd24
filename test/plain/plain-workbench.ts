import { expect } from 'vitest'
import type { Environment, Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'

/** Anything but text and its line ends: what moves a cursor, erases, colours or rings. */
const acting = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/

export interface Said {
  /** Everything that was said, in its order. */
  readonly text: string
  readonly code: number | null
}

export interface Person {
  readonly home: Home
  readonly env: Environment
  /** What is chosen and answered before any command. */
  readonly first?: readonly string[]
}

/**
 * Works in the plain workbench: types commands there, one after the other, and answers what each
 * asks. What it says is only ever added to.
 */
export async function inPlainWorkbench(
  lines: readonly (readonly [command: string, ...answers: string[]])[],
  { home, env, first = [] }: Person,
): Promise<Said> {
  const typed = lines.flatMap(([command, ...answers]) => ['type a command', command, ...answers])
  const stdin = [...first, ...typed, 'leave', ''].join('\n')
  const { stdout, stderr, code } = await runInProcess(['--accessible'], { home, env, stdin })
  const text = stdout + stderr
  expect(text).not.toMatch(acting)
  return { text, code }
}

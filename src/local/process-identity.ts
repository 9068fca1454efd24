import { readFile } from 'node:fs/promises'
import { systemCode } from './system-error.ts'

/** A process, told from a later one with the same number where the system says when it began. */
export interface ProcessIdentity {
  readonly pid: number
  /** Clock ticks from the system's start to the process's (Linux); `0` elsewhere. */
  readonly began: string
}

/** This process, told apart from a later one that gets the same number. */
export async function thisProcess(): Promise<ProcessIdentity> {
  return { pid: process.pid, began: (await beginningOf(process.pid)) ?? '0' }
}

/** False when the process has surely ended. Another user's, or one of unknown age, counts as alive. */
export async function isAlive({ pid, began }: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    if (systemCode(thrown) === 'ESRCH') return false
  }
  const now = await beginningOf(pid)
  return now === undefined || began === '0' || now === began
}

/** Field 22 of `/proc/PID/stat`; the second field, the program's name, may hold blanks and `)`. */
async function beginningOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19)
}

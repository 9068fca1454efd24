import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const soak = process.env.TOKENBENCH_SOAK === '1'

/** For the test's own time-out. */
export const killRoundsTimeoutMs = soak ? 30 * 60_000 : 60_000

/**
 * Starts a program, ends it with SIGKILL at a moment that nobody chose, and has a look; 100 times,
 * or as often as 15 seconds allow, and 1,000 times with `TOKENBENCH_SOAK=1`.
 *
 * @param imports of the program, and what it does before it counts as started
 * @param write an expression with `turn`, a number that grows: awaited again and again
 * @param look is told the last turn that the program said was written, or -1
 * @param rounds fewer than 100, where that is enough
 * @returns how many rounds there were
 */
export async function eachKill(
  imports: string,
  write: string,
  look: (lastWritten: number) => Promise<void>,
  rounds = 100,
): Promise<number> {
  const source = `
    ${imports}
    process.umask(0)
    console.log('ready')
    const word = await new Promise((go) => process.stdin.once('data', go))
    if (String(word) === 'stop') process.exit()
    for (let turn = 0; ; turn++) {
      await (${write})
      console.log(turn)
    }`
  const most = soak ? 1000 : rounds
  const end = soak ? Number.POSITIVE_INFINITY : Date.now() + 15_000
  // Starting takes longest: it is compiled once, and the next ones start while one is killed.
  const cache = await mkdtemp(join(tmpdir(), 'tokenbench-compiled-'))
  await ended(start(source, cache), 'stop')
  const waiting = [start(source, cache), start(source, cache)]
  let done = 0
  try {
    for (; done < most && Date.now() < end; done++) {
      waiting.push(start(source, cache))
      const program = waiting.shift()
      if (program) await look((await ended(program, 'go')) ?? -1)
    }
  } finally {
    for (const program of waiting) program.child.kill('SIGKILL')
    await rm(cache, { recursive: true, force: true })
  }
  return done
}

interface Program {
  readonly child: ChildProcess
  printed: string
  readonly ready: Promise<unknown>
}

function start(source: string, cache: string): Program {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    cwd: resolve(import.meta.dirname, '../../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  const ready = once(child.stdout, 'data')
  const program = { child, printed: '', ready }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    program.printed += text
  })
  return program
}

/** Lets it go on, or stop by itself, and returns the last turn that it printed. */
async function ended(program: Program, word: 'go' | 'stop'): Promise<number | undefined> {
  const { child, ready } = program
  await ready
  const closed = once(child, 'close')
  child.stdin?.write(word)
  if (word === 'go') {
    // A write takes some milliseconds; the end comes anywhere in the first few of them.
    await new Promise((passed) => setTimeout(passed, Math.random() * 30))
    child.kill('SIGKILL')
  }
  await closed
  return program.printed.match(/^\d+$/gm)?.map(Number).at(-1)
}

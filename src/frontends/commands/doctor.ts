import { checkLines } from '#src/frontends/plain/check-lines.ts'
import { bundleOf, writeBundle } from '#src/jobs/diagnosis/bundle/bundle.ts'
import type { Check } from '#src/jobs/diagnosis/doctor/check.ts'
import { examine } from '#src/jobs/diagnosis/doctor/doctor.ts'
import type { CommandContext, Output } from './command.ts'

interface DoctorOptions {
  readonly bundle?: string
  readonly withNames?: boolean
}

/**
 * `doctor`: each check is said as soon as it is known. With `--bundle` what support needs is
 * written to a new file, and shown first where somebody is there.
 */
export async function runDoctor(
  context: CommandContext,
  { bundle, withNames = false }: DoctorOptions,
): Promise<Output> {
  const { workbench, globals, stdin, stdout, stderr, signal } = context
  const { isTTY, columns, rows } = stdout
  const terminal = { isTerminal: isTTY === true && stdin.isTTY === true, columns, rows }
  const checks: Check[] = []
  for await (const check of examine({ workbench, choice: globals, terminal, signal })) {
    checks.push(check)
    const lines = workbench.redactor.redact(checkLines(check).join('\n'))
    if (!globals.json) stdout.write(`${lines}\n`)
  }
  const isWell = checks.every(({ state }) => state !== 'failed')
  const json = { ok: isWell, checks }
  if (bundle !== undefined) {
    const text = await bundleOf(workbench, { checks, terminal, withNames })
    if (terminal.isTerminal && !globals.json) stdout.write(`\n${text}\n`)
    await writeBundle(bundle, text)
    stderr.write(`The support bundle is in ${bundle}. Read it once before you send it.\n`)
  }
  return {
    json: bundle === undefined ? json : { ...json, bundle },
    text: isWell ? 'Nothing is in the way.' : 'Something is in the way: mend the first ✗ first.',
    exitCode: isWell ? 0 : 1,
  }
}

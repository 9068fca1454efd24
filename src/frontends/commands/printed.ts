import { type Problem, problemJson } from '#src/domain/problem.ts'
import type { Redactor } from '#src/domain/redactor.ts'
import { problemLines } from '#src/frontends/plain/problem-lines.ts'
import { type Output, textOf } from './command.ts'
import type { GlobalOptions } from './globals.ts'
import { cleanJson } from './json-text.ts'

/** What a command gave, as it is printed on stdout: text or JSON, without its last line end. */
export async function printedOutput(
  output: Output,
  globals: GlobalOptions,
  redactor: Redactor,
): Promise<string> {
  if (output.silent) return ''
  return globals.json
    ? jsonText(output.json, globals, redactor)
    : redactor.redact(await textOf(output))
}

/** A problem as it is printed: with `--json` one document for stdout, else lines for stderr. */
export function printedProblem(problem: Problem, json: boolean, redactor: Redactor): string {
  return json
    ? cleanJson({ problem: problemJson(problem) }, redactor)
    : redactor.redact(problemLines(problem).join('\n'))
}

/** `--json=lines`: the members of a list, one a line. What is no list stays one document. */
function jsonText(json: object, { jsonForm }: GlobalOptions, redactor: Redactor): string {
  const list =
    jsonForm === 'lines' && 'total' in json ? Object.values(json).find(Array.isArray) : undefined
  return (list ?? [json]).map((one) => cleanJson(one, redactor)).join('\n')
}

import { printedOutput, printedProblem } from '#src/frontends/commands/printed.ts'
import type { LineSession, RunLine } from './line-session.ts'

/** Prints what a line gave where the same words as a process would print it. */
export async function printEnd({ context }: LineSession, end: RunLine): Promise<void> {
  const { stdout, stderr, workbench } = context
  const { output, problem, globals } = end
  const { redactor } = workbench
  const isJson = globals.json === true
  if (output !== undefined) write(stdout, await printedOutput(output, globals, redactor))
  if (problem !== undefined)
    write(isJson ? stdout : stderr, printedProblem(problem, isJson, redactor))
}

function write(stream: NodeJS.WritableStream, text: string): void {
  if (text !== '') stream.write(`${text}\n`)
}

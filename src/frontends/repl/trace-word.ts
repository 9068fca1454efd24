import { ProblemError } from '#src/domain/problem.ts'
import type { TraceEntry } from '#src/domain/trace-entry.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { textFacts, textTable } from '#src/frontends/commands/text-table.ts'
import { curlOf } from '#src/frontends/words/curl.ts'
import {
  noRequest,
  requestBodies,
  requestColumns,
  requestFacts,
  requestHeadings,
} from '#src/frontends/words/request.ts'
import { writeClipboard } from '#src/local/secrets/clipboard.ts'

interface Options {
  readonly limit?: number
  /** Onto the clipboard of this machine, as cURL. */
  readonly copy?: true
}

/**
 * `trace [NUMBER]` at a prompt: what was asked of tenants in this run and what they answered, the
 * newest first; or all of one request.
 *
 * @throws ProblemError `no-such-request` (not found), `which-request` (usage), or why nothing can
 *   be copied
 */
export async function traceWord(
  { workbench }: CommandContext,
  number: number | undefined,
  { limit = usualLimit, copy }: Options,
): Promise<Output> {
  const entries = workbench.trace.entries().toReversed()
  if (number === undefined && copy) throw new ProblemError(whichRequest)
  if (number === undefined) return listed(entries, limit)
  const entry = entries.find((one) => one.number === number)
  if (entry === undefined) throw new ProblemError(noSuchRequest(number))
  if (!copy) return { json: { ...entry, curl: curlOf(entry) }, text: textOf(entry) }
  await writeClipboard(curlOf(entry), { environment: workbench.environment })
  return { json: { number, copied: true }, text: 'Copied as cURL, with $TOKEN for the token.' }
}

const usualLimit = 20

function listed(entries: readonly TraceEntry[], limit: number): Output {
  const shown = entries.slice(0, limit)
  const rows = shown.map((entry) => [String(entry.number), ...requestColumns(entry)])
  const older = entries.length - shown.length
  return {
    json: { requests: shown.map(withoutBodies), total: entries.length },
    text: async () =>
      entries.length === 0
        ? noRequest
        : [
            await textTable(['number', ...requestHeadings], rows),
            ...(older === 0 ? [] : [`And ${older} before: trace --limit ${entries.length}`]),
            'trace NUMBER tells all of one, with what was sent and answered, and as cURL.',
          ].join('\n'),
  }
}

const withoutBodies = ({ requestBody: _, responseBody: __, ...entry }: TraceEntry): object => entry

const textOf = (entry: TraceEntry): string =>
  [
    textFacts(requestFacts(entry)),
    `As cURL, with $TOKEN for the token (trace ${entry.number} --copy copies it)\n${curlOf(entry)}`,
    ...requestBodies(entry).map(({ heading, lines }) => [heading, ...lines].join('\n')),
  ].join('\n\n')

const seeAll = [{ text: 'Type trace to see their numbers.' }]

const whichRequest = {
  kind: 'usage' as const,
  code: 'which-request',
  title: 'Which request shall be copied?',
  nextSteps: seeAll,
}

const noSuchRequest = (number: number) => ({
  kind: 'not-found' as const,
  code: 'no-such-request',
  title: `The trace of this run has no request ${number}.`,
  nextSteps: seeAll,
})

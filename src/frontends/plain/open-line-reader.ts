import type { Readable } from 'node:stream'
import type { ReadStream } from 'node:tty'
import type { LineReader, LineReaderOptions } from './line-reader.ts'
import { StreamLines } from './stream-lines.ts'
import { TerminalLines } from './terminal-lines.ts'

/** A reader for a terminal, or for a stream of answers where the input is none. */
export function openLineReader(options: LineReaderOptions): LineReader {
  const { input } = options
  return isTerminal(input) ? new TerminalLines({ ...options, input }) : new StreamLines(options)
}

const isTerminal = (input: Readable): input is ReadStream =>
  'isTTY' in input && input.isTTY === true

import { addAbortSignal, type Readable } from 'node:stream'
import { Cancelled } from '#src/domain/cancelled.ts'

/** The text was longer than allowed; the rest of it was not read. */
export const tooLong = Symbol('too long')

/**
 * All text of a stream, at most so many bytes of it.
 * @throws Cancelled when the signal was aborted
 */
export async function readText(
  stream: Readable,
  mostBytes: number,
  signal: AbortSignal | undefined,
): Promise<string | typeof tooLong> {
  if (signal) addAbortSignal(signal, stream)
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of stream) {
      const buffer: Buffer = Buffer.from(chunk)
      chunks.push(buffer)
      bytes += buffer.length
      if (bytes > mostBytes) return tooLong
    }
  } catch (thrown) {
    throw signal?.aborted ? new Cancelled() : thrown
  }
  return decodeText(Buffer.concat(chunks))
}

/** UTF-8, or UTF-16 as older PowerShells write it; without the byte order mark. */
export function decodeText(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

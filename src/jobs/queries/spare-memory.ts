import { setFlagsFromString } from 'node:v8'

/**
 * Asks V8 to spare memory rather than time, until told to stop. A long list passes through
 * it page by page and little of it is alive at once, but V8 lets its young generation grow to
 * 128 MB on the way (seen with Node 24). Measured with 100,000 tokens: half the
 * memory, for 3.8 instead of 2.7 seconds of processor time.
 *
 * @returns how to stop: the collections of a process that spares are rarer, and longer
 */
export function spareMemory(): () => void {
  setFlagsFromString('--optimize-for-size')
  return () => setFlagsFromString('--no-optimize-for-size')
}

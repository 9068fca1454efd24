/**
 * Works off a queue, several at once. The work may put more into it. When some work throws, nothing
 * more is begun.
 *
 * @param width how many are under way at most
 * @throws what the work threw first in the order of the workers, when all that was under way ended
 */
export async function workOff<T>(
  queue: T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await work(item)
      } catch (thrown) {
        queue.length = 0
        throw thrown
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: width }, worker))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

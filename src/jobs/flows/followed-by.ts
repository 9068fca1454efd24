import type { Flow } from './flow.ts'

/** A flow after which something is done, as soon as its plan is carried out. */
export const followedBy = <Answers, Result>(
  flow: Flow<Answers, Result>,
  then: (result: Result) => Promise<void>,
): Flow<Answers, Result> => ({
  ...flow,
  async apply(...how) {
    const result = await flow.apply(...how)
    await then(result)
    return result
  },
})

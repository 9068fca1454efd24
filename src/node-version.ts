/** The oldest Node that everything here runs on; package.json says the same. */
const oldest = [22, 19] as const

/** What to say to somebody whose Node is too old; undefined when it is not. */
export function tooOld(running: string): string | undefined {
  const [major = 0, minor = 0] = running.split('.').map(Number)
  const [needed, least] = oldest
  if (major > needed || (major === needed && minor >= least)) return undefined
  return `tokenbench needs Node ${needed}.${least} or newer, and this is Node ${running}. Get a newer one at https://nodejs.org`
}

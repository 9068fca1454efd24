import type { GlobalOptions } from '#src/frontends/commands/globals.ts'

/** True where a guided job talks in plain lines: asked for, or all that the terminal can do. */
export function wantsPlainLines({ accessible }: GlobalOptions, env: NodeJS.ProcessEnv): boolean {
  return (
    accessible === true ||
    env.ACCESSIBLE === '1' ||
    env.INK_SCREEN_READER === 'true' ||
    env.TERM === 'dumb'
  )
}

/**
 * A small program around the Ink session, for the tests of this folder and for looking at screens:
 *
 *   demo.js SCENE…
 *
 * Each scene is a session of its own. What it came to is printed on the normal screen when it is over.
 */
import { Cancelled } from '#src/domain/cancelled.ts'
import { inInk } from '#src/frontends/screens/ink-session.tsx'
import { scenes } from './scenes.ts'

let clipboard = 'something on the clipboard'
async function play(name: string): Promise<void> {
  const scene = scenes[name]
  if (scene === undefined) throw new Error(`The scenes are ${Object.keys(scenes).join(', ')}.`)
  const result = await inInk(
    {
      stdin: process.stdin,
      stdout: process.stdout,
      now: () => new Date(),
      color: process.env.NO_COLOR === undefined,
      readClipboard: async () => clipboard,
      clearClipboard: async () => {
        clipboard = ''
        return true
      },
      openPage: async () => {},
    },
    scene,
  )
  console.log(`result ${JSON.stringify(result)}`)
}

try {
  for (const name of process.argv.slice(2)) await play(name)
} catch (thrown) {
  if (!(thrown instanceof Cancelled)) throw thrown
  console.log('cancelled')
  process.exitCode = 130
}

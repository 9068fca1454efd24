/**
 * A small program around the Ink session, for the tests of this folder and for looking at screens:
 *
 *   demo.js SCENE
 *
 * What the scene came to is printed on the normal screen when it is over.
 */
import { Cancelled } from '#src/domain/cancelled.ts'
import { inInk } from '#src/frontends/screens/ink-session.tsx'
import { scenes } from './scenes.ts'

const scene = scenes[process.argv[2] ?? 'wizard']
if (scene === undefined) throw new Error(`The scenes are ${Object.keys(scenes).join(', ')}.`)

let clipboard = 'something on the clipboard'
try {
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
} catch (thrown) {
  if (!(thrown instanceof Cancelled)) throw thrown
  console.log('cancelled')
  process.exitCode = 130
}

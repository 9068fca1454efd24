import { createServer, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'

/** An Axiom that answers as it is told, and a home that signs in to it, until the test ends. */
export async function standIn(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const home = new Home()
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
    home.remove()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const env = {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: `http://127.0.0.1:${port}`,
    TOKENBENCH_ORG_ID: 'stand-in',
    TOKENBENCH_TOKEN: `xaat-${'5'.repeat(8)}-5555-4555-8555-${'5'.repeat(12)}`,
  }
  return {
    run: (words: readonly string[]) => runInProcess(words, { home, env }),
    /** A place for a secret. */
    place: (name: string) => `file:${home.folder}/${name}`,
  }
}

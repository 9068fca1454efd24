import { expect, it } from 'vitest'
import { runSource } from '#src/local/testing/run-source.ts'

it('lets a signal arrive once', async () => {
  const output = await runSource(`
    import { loadConf } from '#src/local/profiles/load-conf.ts'
    await loadConf()
    let heard = 0
    process.on('SIGTERM', () => { heard += 1 })
    process.on('SIGINT', () => { console.log(heard); process.exit() })
    process.kill(process.pid, 'SIGTERM')
    setImmediate(() => setImmediate(() => process.kill(process.pid, 'SIGINT')))
    setTimeout(() => {}, 60_000)
  `)
  expect(output).toBe('1\n')
})

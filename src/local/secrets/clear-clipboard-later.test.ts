import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Clock } from '#src/domain/clock.ts'
import { Secret } from '#src/domain/secret.ts'
import { writeScript } from '#src/local/testing/script.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { clearClipboardLater } from './clear-clipboard-later.ts'

const temp = eachTempFolder()
const secret = new Secret('the-new-secret')
const held = () => readFile(temp.path('held'), 'utf8')
const io = () => ({ environment: { PATH: temp.path('bin') }, patienceMs: 10_000 })

/** A clock whose time passes when the test says so. */
function standingClock() {
  const asked: number[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const clock: Clock = {
    now: () => new Date(),
    sleep: (milliseconds) => {
      asked.push(milliseconds)
      return promise
    },
  }
  return { clock, asked, pass: resolve, cancel: () => reject(new Cancelled()) }
}

beforeEach(async () => {
  await mkdir(temp.path('bin'))
  await writeFile(temp.path('held'), 'the-new-secret')
  await writeScript(temp.path('bin/pbpaste'), `cat ${temp.path('held')}`)
  await writeScript(temp.path('bin/pbcopy'), `cat > ${temp.path('held')}`)
})

describe('a clipboard with a secret', () => {
  it('is emptied after a minute, not before', async () => {
    const { clock, asked, pass } = standingClock()
    const clearing = clearClipboardLater(secret, io(), clock)
    expect(asked).toEqual([60_000])
    expect(await held()).toBe('the-new-secret')
    pass()
    expect(await clearing).toBe('cleared')
    expect(await held()).toBe('')
  })

  it('is left alone once something else was copied', async () => {
    const { clock, pass } = standingClock()
    const clearing = clearClipboardLater(secret, io(), clock)
    await writeFile(temp.path('held'), 'something else')
    pass()
    expect(await clearing).toBe('other')
    expect(await held()).toBe('something else')
  })

  it('is left alone when we leave before', async () => {
    const { clock, cancel } = standingClock()
    const clearing = clearClipboardLater(secret, io(), clock)
    cancel()
    expect(await clearing).toBe('left')
    expect(await held()).toBe('the-new-secret')
  })

  it('that is gone does not disturb anything', async () => {
    const { clock, pass } = standingClock()
    const clearing = clearClipboardLater(secret, { environment: { PATH: '/nowhere' } }, clock)
    pass()
    expect(await clearing).toBe('failed')
  })
})

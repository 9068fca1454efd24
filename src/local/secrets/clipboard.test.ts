import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { writeScript } from '#src/local/testing/script.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { clearClipboardIfStill, findClipboard, readClipboard, writeClipboard } from './clipboard.ts'

const temp = eachTempFolder()
const io = () => ({
  environment: { PATH: temp.path('bin'), TOKENBENCH_TOKEN: 'never-hand-this-on' },
  patienceMs: 10_000,
})
const held = () => readFile(temp.path('held'), 'utf8')

/** `xclip` as far as tokenbench uses it; it writes down how it was called. */
const xclip = () =>
  writeScript(
    temp.path('bin/xclip'),
    `echo "$*" >> ${temp.path('log')}; env >> ${temp.path('log')}`,
    `case "$3" in -in) cat > ${temp.path('held')};; -out) cat ${temp.path('held')};; esac`,
  )

beforeEach(async () => {
  await mkdir(temp.path('bin'))
  await writeFile(temp.path('held'), 'what was copied before')
})

describe('the clipboard', () => {
  it('is read by the tool that is there', async () => {
    await xclip()
    expect(await readClipboard(io())).toBe('what was copied before')
  })

  it('is written through standard input, never through arguments or the environment', async () => {
    await xclip()
    await writeClipboard('the-new-secret', io())
    expect(await held()).toBe('the-new-secret')
    const log = await readFile(temp.path('log'), 'utf8')
    expect(log).toContain('-selection clipboard -in')
    expect(log).not.toMatch(/the-new-secret|never-hand-this-on/)
  })

  it('is left as it is when only tried', async () => {
    await xclip()
    await findClipboard(io())
    expect(await held()).toBe('what was copied before')
  })

  it('is reached by another tool when the first one finds no desktop', async () => {
    await writeScript(temp.path('bin/wl-paste'), 'echo "Failed to connect" >&2; exit 1')
    await xclip()
    expect(await readClipboard(io())).toBe('what was copied before')
  })

  it('may be empty and is writable all the same', async () => {
    await writeScript(
      temp.path('bin/wl-paste'),
      `test -s ${temp.path('held')} && exec cat ${temp.path('held')}`,
      'echo "Nothing is copied" >&2; exit 1',
    )
    await writeScript(temp.path('bin/wl-copy'), `cat > ${temp.path('held')}`)
    await writeFile(temp.path('held'), '')
    await expect(readClipboard(io())).rejects.toMatchObject({
      problem: { code: 'clipboard-empty' },
    })
    await writeClipboard('the-new-secret', io())
    expect(await held()).toBe('the-new-secret')
  })

  it('that does not answer is given up', async () => {
    await writeScript(temp.path('bin/xclip'), 'sleep 600')
    await expect(readClipboard({ ...io(), patienceMs: 300 })).rejects.toMatchObject({
      problem: { code: 'clipboard-silent' },
    })
  })

  it('that does not answer can be left by cancelling', async () => {
    await writeScript(temp.path('bin/xclip'), 'sleep 600')
    const controller = new AbortController()
    const reading = readClipboard({ ...io(), signal: controller.signal })
    controller.abort()
    await expect(reading).rejects.toThrow(Cancelled)
  })

  it('without a tool names what to install', async () => {
    const problem = { code: 'clipboard-missing' }
    await expect(readClipboard(io())).rejects.toMatchObject({ problem })
    await expect(writeClipboard('x', io())).rejects.toMatchObject({ problem })
    await expect(findClipboard(io())).rejects.toThrow()
    const { problem: said } = await readClipboard(io()).catch((thrown) => thrown)
    expect(JSON.stringify(said.nextSteps)).toMatch(/wl-clipboard.*xclip.*xsel/)
  })

  it('that nobody can reach names the tool', async () => {
    await writeScript(temp.path('bin/xsel'), 'exit 1')
    await expect(readClipboard(io())).rejects.toMatchObject({
      problem: { code: 'clipboard-unreachable', title: expect.stringContaining('xsel') },
    })
  })

  it('is not believed when it does not keep what was written', async () => {
    await writeScript(temp.path('bin/xclip'), 'cat > /dev/null; echo something else')
    await expect(writeClipboard('the-new-secret', io())).rejects.toMatchObject({
      problem: { code: 'clipboard-not-written' },
    })
  })

  it('is emptied while it still holds the text', async () => {
    await xclip()
    await writeClipboard('the-new-secret', io())
    expect(await clearClipboardIfStill('the-new-secret', io())).toBe(true)
    expect(await held()).toBe('')
  })

  it('is emptied in the way the tool has for it', async () => {
    await writeScript(temp.path('bin/wl-paste'), `cat ${temp.path('held')}`)
    await writeScript(temp.path('bin/wl-copy'), `test "$*" = --clear && : > ${temp.path('held')}`)
    expect(await clearClipboardIfStill('what was copied before', io())).toBe(true)
    expect(await held()).toBe('')
  })

  it('is not emptied once something else was copied', async () => {
    await xclip()
    expect(await clearClipboardIfStill('the-new-secret', io())).toBe(false)
    expect(await held()).toBe('what was copied before')
  })
})

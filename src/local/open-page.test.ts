import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openPage } from './open-page.ts'
import { writeScript } from './testing/script.ts'
import { eachTempFolder } from './testing/temp-folder.ts'

const folder = eachTempFolder()

describe('openPage', () => {
  it('hands the address to the desktop’s opener as one word', async () => {
    const seen = folder.path('seen')
    await writeScript(folder.path('xdg-open'), `printf '%s|' "$#" "$1" > '${seen}'`)
    await openPage('https://acme.atlan.com/assets?a=1&b=$(id)', { PATH: folder.path() })
    expect(await readFile(seen, 'utf8')).toBe('1|https://acme.atlan.com/assets?a=1&b=$(id)|')
  })

  it('says the address when there is no browser to open', async () => {
    await expect(
      openPage('https://acme.atlan.com/', { PATH: folder.path() }),
    ).rejects.toMatchObject({
      problem: { nextSteps: [{ text: 'Open it yourself: https://acme.atlan.com/' }] },
    })
  })

  it('opens nothing but pages', async () => {
    await expect(openPage('file:///etc/passwd', { PATH: folder.path() })).rejects.toThrow('page')
  })
})

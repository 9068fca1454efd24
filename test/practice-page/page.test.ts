import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { capture } from '#src/capture/capture.ts'
import { launchChromium, missing } from './chromium.ts'
import { createCollection, setFaults } from './tenant.ts'
import { asCurl, bearerOf, hasFocus, searchSentBy, signInAs, tabTo, visit } from './visit.ts'

const SEARCH = 'POST /api/meta/search/indexsearch'
const title = 'the practice page in Chromium'

describe.skipIf(missing)(missing ? `${title} (skipped: ${missing})` : title, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  test('with the keyboard alone one signs in, and searches as that user', async () => {
    const { page, practice } = await visit(browser)
    await tabTo(page, page.getByRole('radio', { name: 'conn.admin' }))
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'member.admin' }).isChecked()).toBe(true)
    await searchSentBy(page, () => page.keyboard.press('Enter'))

    await expect.poll(() => hasFocus(page, page.getByRole('searchbox'))).toBe(true)
    await page.keyboard.type('Develop')
    const request = await searchSentBy(page, () => page.keyboard.press('Enter'))

    expect(request.method()).toBe('POST')
    expect(request.url()).toBe(`${practice.atlan.baseUrl}/api/meta/search/indexsearch`)
    expect(await request.allHeaders()).toMatchObject({
      'content-type': 'application/json',
      origin: practice.atlan.baseUrl,
      referer: expect.stringContaining(`${practice.atlan.baseUrl}/assets`),
      'x-atlan-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    })
    expect(decodeJwt(await bearerOf(request)).preferred_username).toBe('member.admin')
    expect(request.postDataJSON()).toMatchObject({
      dsl: { query: { bool: { filter: expect.arrayContaining([byName('*Develop*')]) } } },
      attributes: expect.arrayContaining(['name', 'qualifiedName', 'adminUsers']),
    })
    await page.getByText('2 assets that member.admin may see').waitFor()
    expect(await page.getByRole('listitem').filter({ hasText: 'You administer it' }).count()).toBe(
      2,
    )
  })

  test('choosing a kind of asset with the arrow keys searches for it', async () => {
    const { page } = await visit(browser)
    await signInAs(page, 'conn.admin')
    await tabTo(page, page.getByRole('radio', { name: 'All' }))
    const request = await searchSentBy(page, () => page.keyboard.press('ArrowRight'))
    expect(JSON.stringify(request.postDataJSON())).toContain('{"__typeName.keyword":"Connection"}')
    await page.getByText('13 assets that conn.admin may see').waitFor()
  })

  test('a reload sends the same search again, with a fresh bearer of the same user', async () => {
    const { page } = await visit(browser)
    await signInAs(page, 'conn.admin')
    await page.getByRole('searchbox').fill('prod')
    const before = await searchSentBy(page, () => page.getByRole('searchbox').press('Enter'))
    const after = await searchSentBy(page, () => page.reload())
    expect(await bearerOf(after)).not.toBe(await bearerOf(before))
    expect(decodeJwt(await bearerOf(after)).preferred_username).toBe('conn.admin')
    expect(after.postDataJSON()).toEqual(before.postDataJSON())
    expect(await page.getByRole('searchbox').inputValue()).toBe('prod')
  })

  test('its request, copied as cURL, gives the bearer to whoever pastes it', async () => {
    const { page, practice } = await visit(browser)
    const request = await signInAs(page, 'conn.admin')
    const captured = capture(await asCurl(request), { origin: practice.atlan.baseUrl })
    expect(captured.problem).toBeUndefined()
    expect(captured.label).toBe('cURL from Chrome (bash)')
    expect(captured.bearers).toHaveLength(1)
    expect(captured.bearers[0]).toMatchObject({
      secret: { sha256: sha256(await bearerOf(request)) },
      origin: practice.atlan.baseUrl,
      kind: 'user',
      claims: { username: 'conn.admin' },
      expired: false,
      warnings: [],
    })
  })

  test('a HAR file of the visit gives the newest bearer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'practice-page-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const path = join(folder, 'visit.har')
    const { page, practice, leave } = await visit(browser, {}, { recordHar: { path } })
    await signInAs(page, 'conn.admin')
    const last = await searchSentBy(page, () => page.reload())
    const bearer = await bearerOf(last)
    await leave()
    const captured = capture(await readFile(path, 'utf8'), { origin: practice.atlan.baseUrl })
    expect(captured.problem).toBeUndefined()
    expect(captured.bearers[0]?.secret.sha256).toBe(sha256(bearer))
  })

  test('the bearer is nowhere on the page and in nothing that the browser keeps', async () => {
    const { page } = await visit(browser)
    const bearer = await bearerOf(await signInAs(page, 'conn.admin'))
    await page.getByText('may see').waitFor()
    const kept = await page.evaluate(
      `JSON.stringify([
        document.documentElement.outerHTML,
        location.href,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        history.state,
      ])`,
    )
    expect(kept).toContain('conn.admin')
    expect(kept).not.toContain(bearer.slice(0, 24))
  })

  test('nothing is asked of another host, and the policy stops nothing of its own', async () => {
    const { page, practice, asked, complaints } = await visit(browser)
    await signInAs(page, 'guest.user')
    await page.getByText('1 asset that guest.user may see').waitFor()
    expect(asked.filter((url) => !url.startsWith(`${practice.atlan.baseUrl}/`))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('names of objects are shown as text, whatever is in them', async () => {
    const name = '<img src=x onerror=alert(1)> \u202egnp.exe'
    const { page, practice, complaints } = await visit(browser)
    await createCollection(practice, name)
    await signInAs(page, 'conn.admin')
    await page.getByRole('heading', { name: '<img src=x' }).waitFor()
    expect(await page.locator('main img').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test.each([
    ['status=401', 'Your sign-in has ended (401).', 'Reload the page'],
    ['status=403', 'conn.admin may not do this (403).', 'Switch user'],
    ['status=429', 'The tenant has had too many requests (429).', 'Try again'],
    ['status=503', 'The tenant refused the request (503).', 'Try again'],
    ['garbage', 'What came back was no answer of the tenant.', 'Try again'],
    ['drop-before', 'The practice tenant did not answer.', 'Try again'],
  ])('%s is told as a sentence, with what to do next', async (fault, sentence, action) => {
    const { page, practice } = await visit(browser)
    await signInAs(page, 'conn.admin')
    // Chromium itself repeats a request whose connection was cut, so one fault is not enough.
    await setFaults(practice.atlan.baseUrl, [`${fault}:${SEARCH}:*`])
    await page.getByRole('button', { name: 'Search' }).click()
    await expect.poll(() => page.getByRole('alert').innerText()).toContain(sentence)
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(0)

    await setFaults(practice.atlan.baseUrl, [])
    await page.getByRole('alert').getByRole('button', { name: action }).click()
    await page.getByRole('alert').waitFor({ state: 'hidden' })
    if (action === 'Switch user') await signInAs(page, 'other.admin')
    await page.getByText(/22 assets that .* may see/).waitFor()
  })

  test('the countdown warns, then says that the sign-in has ended', async () => {
    const { page } = await visit(browser, { bearerLifeSeconds: 900 })
    await signInAs(page, 'conn.admin')
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^1[45]:\d\d left$/)
    await page.clock.fastForward(800_000)
    await expect
      .poll(() => page.getByRole('timer').innerText())
      .toMatch(/^1:\d\d left, reload before you copy$/)
    await page.clock.fastForward(100_000)
    await expect.poll(() => page.getByRole('timer').innerText()).toBe('ended')
    const alert = page.getByRole('alert')
    expect(await alert.innerText()).toContain('Your sign-in has ended.')
    await searchSentBy(page, () => alert.getByRole('button', { name: 'Reload the page' }).click())
    await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^1[45]:\d\d left$/)
  })

  test('switching users forgets the first, also after a reload', async () => {
    const { page } = await visit(browser)
    await signInAs(page, 'conn.admin')
    await page.getByRole('button', { name: 'Switch user' }).click()
    expect(await hasFocus(page, page.getByRole('heading', { level: 1 }))).toBe(true)
    await page.reload()
    expect(decodeJwt(await bearerOf(await signInAs(page, 'data.owner')))).toMatchObject({
      preferred_username: 'data.owner',
    })
    await page.getByText('that data.owner may see').waitFor()
  })

  test.each([360, 1600])('at %i pixels nothing has to be scrolled sideways', async (width) => {
    const { page } = await visit(browser, {}, { viewport: { width, height: 800 } })
    const overhang = () =>
      page.evaluate('document.documentElement.scrollWidth - document.body.clientWidth')
    expect(await overhang()).toBe(0)
    await signInAs(page, 'conn.admin')
    await page.getByText('may see').waitFor()
    expect(await overhang()).toBe(0)
  })
})

const byName = (value: string) => ({
  wildcard: { 'name.keyword': { value, case_insensitive: true } },
})
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

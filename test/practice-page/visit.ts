import type { Browser, BrowserContextOptions, Locator, Page, Request } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { copyAsCurl } from '#src/practice/browser/copy-as-curl.ts'
import { type PracticeOptions, type PracticeTenants, startPractice } from '#src/practice/start.ts'

/** A page of a browser that was just opened on a practice tenant of its own. */
export interface Visit {
  readonly practice: PracticeTenants
  readonly page: Page
  /** Addresses the page asked for, and what its console said, in order. */
  readonly asked: readonly string[]
  readonly complaints: readonly string[]
  /** Closes the page, as a user does; what the context records is complete then. */
  leave(): Promise<void>
}

/** Opens the practice page until the test ends. */
export async function visit(
  browser: Browser,
  options: PracticeOptions = {},
  context: BrowserContextOptions = {},
): Promise<Visit> {
  const practice = await startPractice({ indexLagMs: 0, grantDelayMs: 0, ...options })
  onTestFinished(() => practice.close())
  const opened = await browser.newContext(context)
  onTestFinished(() => opened.close())
  const page = await opened.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.clock.install()
  await page.goto(practice.page)
  await page.getByRole('radio').first().waitFor()
  return { practice, page, asked, complaints, leave: () => opened.close() }
}

/** Does something and gives the search that the page sends because of it, once it was answered. */
export async function searchSentBy(page: Page, act: () => Promise<unknown>): Promise<Request> {
  const answered = page.waitForEvent('requestfinished', (request) =>
    request.url().includes('indexsearch'),
  )
  await act()
  return answered
}

/** Chooses a user and signs in; gives the first search. */
export function signInAs(page: Page, username: string): Promise<Request> {
  return searchSentBy(page, async () => {
    await page.getByRole('radio', { name: username }).check()
    await page.getByRole('button', { name: 'Sign in' }).click()
  })
}

/** Goes on with the Tab key until this has the focus. @throws Error when it never gets it */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if (await hasFocus(page, target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the Tab key does not lead there')
}

export async function hasFocus(page: Page, target: Locator): Promise<boolean> {
  return (await target.and(page.locator(':focus')).count()) > 0
}

/** What "Copy as cURL (bash)" of the developer tools makes of a request that was really sent. */
export async function asCurl(request: Request): Promise<string> {
  const headers = Object.entries(await request.allHeaders())
  const body = request.postData()
  return copyAsCurl({
    url: request.url(),
    method: request.method(),
    headers,
    ...(body !== null && { body }),
  })
}

export async function bearerOf(request: Request): Promise<string> {
  const { authorization = '' } = await request.allHeaders()
  return authorization.replace(/^Bearer /, '')
}

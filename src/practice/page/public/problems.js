import { NOT_JSON } from './tenant.js'

/**
 * What went wrong, as a sentence, and what to do about it.
 *
 * @param failure `{ status, retryAfter? }` of a request
 * @returns `{ title, advice, action? }`; action is `reload`, `again` or `switch`
 */
export function problemOf({ status, retryAfter }, username = 'this user') {
  switch (status) {
    case 0:
      return {
        title: 'The practice tenant did not answer.',
        advice:
          'Is tokenbench still running in its terminal? If it was started anew, open the address it prints now.',
        action: 'again',
      }
    case NOT_JSON:
      return {
        title: 'What came back was no answer of the tenant.',
        advice: 'Something on the way answered in its place, or cut the answer short.',
        action: 'again',
      }
    case 401:
    case 419:
      return signInEnded(status)
    case 403:
      return {
        title: `${username} may not do this (403).`,
        advice: 'Sign in as somebody who administers connections.',
        action: 'switch',
      }
    case 404:
      return {
        title: `This tenant does not know ${username} (404).`,
        advice: 'Choose somebody from its list.',
        action: 'switch',
      }
    case 429:
      return {
        title: 'The tenant has had too many requests (429).',
        advice: `It refuses everything for ${retryAfter ? `${retryAfter} seconds` : 'a minute'}. Wait, then try again.`,
        action: 'again',
      }
    default:
      return {
        title: `The tenant refused the request (${status}).`,
        advice: 'Try again. The terminal that tokenbench runs in may say more.',
        action: 'again',
      }
  }
}

/** @param status of the answer that said so; absent when the time is simply over */
export function signInEnded(status) {
  return {
    title: `Your sign-in has ended${status ? ` (${status})` : ''}.`,
    advice: 'Reload the page: that signs you in again and repeats the search.',
    action: 'reload',
  }
}

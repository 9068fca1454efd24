import type { HttpReply } from './http.ts'

/** True for an answer that is a page for people: a sign-in, a proxy's notice, another product. */
export function isWebPage({ headers, text }: HttpReply): boolean {
  return /\bhtml\b/.test(headers['content-type'] ?? '') || /^\s*</.test(text)
}

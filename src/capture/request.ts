/** How the text is written; part of the JSON that `tokenbench capture` prints. */
export type Variant =
  | 'curl-bash'
  | 'curl-cmd'
  | 'powershell'
  | 'fetch'
  | 'node-fetch'
  | 'edit-and-resend'
  | 'har'
  | 'headers'
  | 'bearer'
  | 'jwt'
  | 'opaque'
  | 'token-json'
  | 'env'
  | 'scanned'
  | 'unknown'

export type Browser = 'Chrome' | 'Edge' | 'Firefox' | 'Opera' | 'Safari'

/** The one form every reader gives. Whatever else the text held was dropped while reading it. */
export interface CapturedRequest {
  /** As written, so possibly hostile; starts with `//` where the text names a host but no scheme. */
  readonly url?: string
  /** The different values of its Authorization headers, in order. */
  readonly authorization: readonly string[]
  /** Whether it carried cookies; never which. */
  readonly cookies: boolean
  readonly browser?: Browser
  /** Milliseconds since 1970, where the text says when the request was sent. */
  readonly startedAt?: number
  /** The text asks to skip certificate checks. Noted only: it never weakens ours. */
  readonly insecure?: boolean
}

/** Something a chat, a mail program or a document did to the text and a reader undid. */
export type Repair =
  | 'fences'
  | 'quoting'
  | 'entities'
  | 'quotes'
  | 'spaces'
  | 'dashes'
  | 'invisible'

/** What a reader made of a text. */
export interface Reading {
  readonly variant: Variant
  readonly requests: readonly CapturedRequest[]
  /** What is unfinished, e.g. `a quote is open`; absent when the text is whole. */
  readonly open?: string
  readonly repairs: ReadonlySet<Repair>
  /** An escape in it stands for a NUL, at which a shell would cut the argument. */
  readonly nul?: boolean
  /** The text holds a refresh token, which is dropped unread. */
  readonly refreshToken?: boolean
}

export type Header = readonly [name: string, value: string]

/** Keeps of a request only what capture is about; cookies and other headers end here. */
export function requestOf(
  url: string | undefined,
  headers: Iterable<Header>,
  more: { cookies?: boolean; startedAt?: number; insecure?: boolean } = {},
): CapturedRequest {
  const authorization = new Set<string>()
  let cookies = more.cookies ?? false
  let browser: Browser | undefined
  for (const [name, value] of headers) {
    switch (name.trim().toLowerCase()) {
      case 'authorization':
        authorization.add(value.trim())
        break
      case 'cookie':
        cookies = true
        break
      case 'user-agent':
      case 'sec-ch-ua':
        browser = browserIn(value) ?? browser
    }
  }
  return {
    authorization: [...authorization],
    cookies,
    ...(url !== undefined && { url }),
    ...(browser !== undefined && { browser }),
    ...(more.startedAt !== undefined && { startedAt: more.startedAt }),
    ...(more.insecure && { insecure: true }),
  }
}

// In this order: every Chromium browser also calls itself Chrome, and Chrome calls itself Safari.
const marks: readonly (readonly [RegExp, Browser])[] = [
  [/\bFirefox\//, 'Firefox'],
  [/\bEdg\/|Microsoft Edge/, 'Edge'],
  [/\bOPR\/|"Opera"/, 'Opera'],
  [/\bChrom(e|ium)\b/, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const browserIn = (value: string): Browser | undefined =>
  marks.find(([mark]) => mark.test(value))?.[1]

import type { Dispatcher } from 'undici'
import { Cancelled } from '#src/domain/cancelled.ts'
import { DeadlinePassed } from './network-trouble.ts'

export interface Message {
  readonly origin: string
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | null
}

export interface RawReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Thrown for a message that got no answer. */
export class NoReply extends Error {
  /** False: it surely never left this machine. */
  readonly sent: boolean

  constructor(sent: boolean, cause: unknown) {
    super('no reply', { cause })
    this.sent = sent
  }
}

export interface Patience {
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  /** How long an answer is still waited for after the signal, when the message went out already. */
  readonly graceMs: number
}

/**
 * Sends a message once and reads the whole answer as text.
 *
 * @throws NoReply with the cause: network trouble, `DeadlinePassed`, or `Cancelled` on an abort
 */
export async function send(
  dispatcher: Dispatcher,
  message: Message,
  { timeoutMs, signal, graceMs }: Patience,
): Promise<RawReply> {
  let sent = false
  const stop = new AbortController()
  const deadline = setTimeout(() => stop.abort(new DeadlinePassed()), timeoutMs)
  let grace: NodeJS.Timeout | undefined
  const cancel = (): void => {
    if (sent && graceMs > 0) grace = setTimeout(() => stop.abort(new Cancelled()), graceMs)
    else stop.abort(new Cancelled())
  }
  signal?.addEventListener('abort', cancel)
  if (signal?.aborted) cancel()
  try {
    return await dispatch(dispatcher, message, stop.signal, () => (sent = true))
  } catch (cause) {
    throw new NoReply(sent, cause)
  } finally {
    clearTimeout(deadline)
    clearTimeout(grace)
    signal?.removeEventListener('abort', cancel)
  }
}

/** @param onStart called when undici begins to write to a connection; before, nothing was sent */
function dispatch(
  dispatcher: Dispatcher,
  message: Message,
  signal: AbortSignal,
  onStart: () => void,
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    // Settled here and not by undici, which does nothing until there is a connection.
    const stop = (): void => {
      reject(signal.reason)
      controller?.abort(signal.reason)
    }
    signal.addEventListener('abort', stop)
    if (signal.aborted) return stop()

    let status = 0
    let headers: RawReply['headers'] = {}
    const body: Buffer[] = []
    dispatcher.dispatch(message, {
      onRequestStart(starting) {
        if (signal.aborted) return starting.abort(signal.reason)
        controller = starting
        onStart()
      },
      onResponseStart(_, statusCode, received) {
        status = statusCode
        headers = flatten(received)
      },
      onResponseData: (_, chunk) => void body.push(chunk),
      onResponseEnd: () => resolve({ status, headers, text: decodeText(body) }),
      onResponseError: (_, error) => reject(error),
    })
  })
}

const decodeText = (body: readonly Buffer[]): string =>
  new TextDecoder().decode(Buffer.concat(body))

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value
  return flat
}

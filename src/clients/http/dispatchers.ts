import type { Agent, Dispatcher } from 'undici'
import type { HttpRequest } from './http.ts'
import type { Origin } from './origin.ts'
import type { ProxyServer } from './proxy.ts'

const longestAnswerBytes = 64 * 1024 * 1024

/** The connections of one transport. */
export interface Dispatchers {
  /** The way to an origin; asks for a connection of its own for every write. */
  for(origin: Origin, effect: HttpRequest['effect']): Promise<Dispatcher>
  /** Cuts everything that is still under way. */
  close(): Promise<void>
}

type Ways = Readonly<Record<HttpRequest['effect'], Dispatcher>>

/**
 * Opens them: straight to this machine and where there is no proxy, through the proxy to anywhere
 * else. Extra certificates are Node's own business: it reads NODE_EXTRA_CA_CERTS when it starts.
 */
export function openDispatchers(proxy: ProxyServer | undefined): Dispatchers {
  let straight: Promise<Ways> | undefined
  let proxied: Promise<Ways> | undefined
  return {
    async for(origin, effect) {
      if (proxy === undefined || origin.loopback) {
        straight ??= openStraight()
        return (await straight)[effect]
      }
      proxied ??= openProxied(proxy)
      return (await proxied)[effect]
    },
    async close() {
      const opened = await Promise.all([straight, proxied])
      const all = opened.flatMap((ways) => (ways === undefined ? [] : [ways.read, ways.write]))
      await Promise.all(all.map((dispatcher) => dispatcher.destroy()))
    },
  }
}

/** Loaded with the first request: the first screen is there before. */
async function openStraight(): Promise<Ways> {
  const { default: Agent } = await import('undici/lib/dispatcher/agent.js')
  return { read: new Agent(reads), write: new Agent(writes) }
}

async function openProxied({ url, exceptions }: ProxyServer): Promise<Ways> {
  const { EnvHttpProxyAgent } = await import('undici')
  // Empty texts, since undici reads the process's environment for what is left out.
  const proxying = { httpsProxy: url, httpProxy: '', noProxy: exceptions }
  return {
    read: new EnvHttpProxyAgent({ ...reads, ...proxying }),
    write: new EnvHttpProxyAgent({ ...writes, ...proxying }),
  }
}

const common = {
  // One request on one connection: a cut connection leaves one request in doubt, not several.
  allowH2: false,
  connections: 8,
  maxResponseSize: longestAnswerBytes,
  // The transport has a deadline of its own that covers all of a try.
  headersTimeout: 0,
  bodyTimeout: 0,
}

// Gateways drop idle connections after 60 or 75 seconds, sometimes without a word.
const reads: Agent.Options = { ...common, keepAliveTimeout: 20_000, keepAliveMaxTimeout: 55_000 }

// No keep-alive: a write on a connection that the server is just closing would be in doubt for
// nothing. A connection of its own either carries it or fails before it was sent.
const writes: Agent.Options = { ...common, pipelining: 0 }

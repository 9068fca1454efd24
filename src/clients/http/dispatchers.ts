import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import type { HttpRequest } from './http.ts'
import type { Origin } from './origin.ts'
import type { ProxyServer } from './proxy.ts'

const longestAnswerBytes = 64 * 1024 * 1024

/** The connections of one transport. */
export interface Dispatchers {
  /** The way to an origin; asks for a connection of its own for every write. */
  for(origin: Origin, effect: HttpRequest['effect']): Dispatcher
  /** Cuts everything that is still under way. */
  close(): Promise<void>
}

/**
 * Opens them: straight to this machine, through the proxy to anywhere else. Extra certificates are
 * Node's own business: it reads NODE_EXTRA_CA_CERTS when it starts.
 */
export function openDispatchers(proxy: ProxyServer | undefined): Dispatchers {
  // Empty texts, since undici reads the process's environment for what is left out.
  const proxying = {
    httpsProxy: proxy?.url ?? '',
    httpProxy: '',
    noProxy: proxy?.exceptions ?? '',
  }
  const opened = {
    local: { read: new Agent(reads), write: new Agent(writes) },
    away: {
      read: new EnvHttpProxyAgent({ ...reads, ...proxying }),
      write: new EnvHttpProxyAgent({ ...writes, ...proxying }),
    },
  }
  return {
    for: (origin, effect) => opened[origin.loopback ? 'local' : 'away'][effect],
    async close() {
      const { local, away } = opened
      const all: Dispatcher[] = [local.read, local.write, away.read, away.write]
      await Promise.all(all.map((dispatcher) => dispatcher.destroy()))
    },
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

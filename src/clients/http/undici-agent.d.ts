// One part of undici by its own path: its front door also loads fetch, web sockets, caches and mocks,
// which takes longer than a request does. The package exports all of its files.
declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici'
}

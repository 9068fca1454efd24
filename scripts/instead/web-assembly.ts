import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

/**
 * The WebAssembly of a library, from the file beside the bundle that the build made of it: as text
 * in the code it is read, kept and unpacked at every start.
 *
 * V8 compiles a function that has run for a while once more, for speed. For the HTTP parser that is
 * 70 ms of processor time and 20 MB, at the second answer, and a command that is done by then waits
 * for it. So these run a hundred times as long before. The flag is for these alone: with another one
 * than Node was built with, V8 compiles Node's own modules anew, too.
 */
export function webAssembly(name: string): object {
  const code = readFileSync(join(import.meta.dirname, `${name}.wasm`))
  if (Number.parseInt(process.versions.node, 10) > lastSeen) return new WebAssembly.Module(code)
  setFlagsFromString(`--wasm-tiering-budget=${100 * tieringBudget}`)
  try {
    return new WebAssembly.Module(code)
  } finally {
    setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`)
  }
}

/** The newest Node whose V8 was seen to know this flag: one that does not says so on stderr. */
const lastSeen = 26

/** What V8 has where nothing is said. */
const tieringBudget = 13_000_000

declare const WebAssembly: { readonly Module: new (code: Uint8Array) => object }

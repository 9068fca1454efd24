import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/** Writes the WebAssembly that libraries carry as text as files, for `instead/web-assembly.ts`. */
export function writeWebAssembly(folder: string): void {
  for (const name of ['llhttp', 'llhttp_simd'])
    writeFileSync(join(folder, `${name}.wasm`), require(`undici/lib/llhttp/${name}-wasm.js`))
  writeFileSync(join(folder, 'yoga.wasm'), yoga())
}

function yoga(): Buffer {
  const file = 'node_modules/yoga-layout/dist/binaries/yoga-wasm-base64-esm.js'
  const code = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
  const [, text] = /H="data:application\/octet-stream;base64,([^"]+)"/.exec(code) ?? []
  if (text === undefined) throw new Error(`${file} holds no WebAssembly`)
  return Buffer.from(text, 'base64')
}

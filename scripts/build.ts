/**
 * Bundles the program to dist/: one entry, and chunks that are loaded when a command needs them.
 * `--quiet` builds only when a source is newer than the bundle, and says nothing.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { quickStart } from './quick-start.ts'
import { thirdPartyLicences } from './third-party-licences.ts'
import { writeWebAssembly } from './web-assembly-files.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const entry = join(dist, 'main.cjs')
const quiet = process.argv.includes('--quiet')

if (!quiet || !isFresh()) {
  const started = performance.now()
  await build()
  if (!quiet) console.log(`built dist/ in ${Math.round(performance.now() - started)} ms`)
}

async function build(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  rmSync(dist, { recursive: true, force: true })
  const bundle = await rolldown({
    input: { main: join(root, 'src/main.ts') },
    platform: 'node',
    cwd: root,
    transform: {
      define: {
        // React's development build is several times slower and prints its own warnings.
        'process.env.NODE_ENV': '"production"',
        // How undici is told that it is bundled: it then leaves out a second parser of HTTP.
        esbuildDetection: 'true',
        __TOKENBENCH_VERSION__: JSON.stringify(version),
      },
    },
    plugins: [quickStart],
  })
  const { output } = await bundle.write({
    dir: dist,
    // Modules of the other format are loaded one after the other, each with a turn of the event loop,
    // and of a module of Node they read everything it exports, which may load others: 10 ms more.
    format: 'cjs',
    minify: true,
    banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    // What every start needs in one file, what every command needs besides in another: each file more
    // is looked for, read and linked by itself.
    codeSplitting: {
      groups: [
        { name: 'start', test: /src[\\/]main\.ts$/, priority: 3 },
        { name: 'words', test: /src[\\/]process\.ts$/, priority: 2 },
        { name: 'tenant', test: /src[\\/]in-context\.ts$/, priority: 1 },
        { name: 'sign-in', test: /src[\\/]frontends[\\/]commands[\\/](?:token-list|status)\.ts$/ },
      ],
    },
    comments: { legal: false },
  })
  await bundle.close()
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  writeFileSync(join(dist, 'third-party-licences.txt'), thirdPartyLicences(modules))
  writeWebAssembly(dist)
  // The practice page's own files, served as they are.
  cpSync(join(root, 'src/practice/page/public'), join(dist, 'public'), { recursive: true })
  chmodSync(entry, 0o755)
}

function isFresh(): boolean {
  if (!existsSync(entry)) return false
  const built = statSync(entry).mtimeMs
  const sources = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(root, folder, file),
    ),
  )
  return [...sources, join(root, 'package.json')].every((file) => statSync(file).mtimeMs < built)
}

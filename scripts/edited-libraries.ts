import { join } from 'node:path'

interface Edit {
  readonly file: RegExp
  readonly texts: readonly (readonly [from: string | RegExp, to: string])[]
}

/** What a file of ours in `instead/` exports. */
const ours = (file: string, name: string): string =>
  `require(${JSON.stringify(join(import.meta.dirname, 'instead', `${file}.ts`))}).${name}`

const webAssembly = ours('web-assembly', 'webAssembly')

/** They make segmenters while they are loaded. */
const segmenting = [
  /ansi-tokenize.build.tokenize\.js$/,
  /slice-ansi.tokenize-ansi\.js$/,
  /wrap-ansi.index\.js$/,
  /ink.build.line-update\.js$/,
]

const edits: readonly Edit[] = [
  ...segmenting.map(
    (file): Edit => ({
      file,
      texts: [[/new Intl\.Segmenter\(.*\)/, ours('graphemes', 'graphemes')]],
    }),
  ),
  {
    file: /undici.lib.dispatcher.client-h1\.js$/,
    texts: [
      [/new WebAssembly\.Module\(require\(.*simd-wasm.js'\)\)/, `${webAssembly}('llhttp_simd')`],
      [/new WebAssembly\.Module\(llhttpWasmData .*\)/, `${webAssembly}('llhttp')`],
      // The same code once more, for a test runner.
      [/process\.env\.JEST_WORKER_ID .*/, 'undefined'],
    ],
  },
  {
    // It waits at its top level, and what waits cannot be required; but given its code it is ready
    // when it returns.
    file: /yoga-layout.dist.src.index\.js$/,
    texts: [
      [
        'const Yoga = wrapAssembly(await loadYoga());',
        `const parts = {
           instantiateWasm: (imports, done) =>
             done(new WebAssembly.Instance(${webAssembly}('yoga'), imports)),
         };
         loadYoga(parts);
         const Yoga = wrapAssembly(parts);`,
      ],
    ],
  },
  {
    file: /yoga-wasm-base64-esm\.js$/,
    texts: [
      [/H="data:application\/octet-stream;base64,[^"]+"/, 'H=""'],
      ['_scriptDir = import.meta.url', "_scriptDir = ''"],
    ],
  },
  {
    // React's developer tools, for whoever has DEV in the environment: they are no dependency.
    file: /ink.build.reconciler\.js$/,
    texts: [
      [/process\.env\['DEV'\] === 'true'/g, 'false'],
      ["import.meta.resolve('react-devtools-core')", ''],
      ["await import('./devtools.js')", ''],
      ['await loadPackageJson()', '{}'],
    ],
  },
]

/** The files whose code is edited. */
export const editedFiles: RegExp[] = edits.map(({ file }) => file)

/**
 * The code of a library as the bundle has it.
 *
 * @throws Error where a text is not there: a new version of a library is looked at by somebody
 */
export function editedCode(code: string, id: string): string {
  const texts = edits.filter(({ file }) => file.test(id)).flatMap((edit) => edit.texts)
  return texts.reduce((part, [from, to]) => {
    const next = part.replace(from, () => to)
    if (next === part) throw new Error(`There is no ${from} in ${id} any more.`)
    return next
  }, code)
}

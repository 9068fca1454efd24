import { join } from 'node:path'
import { rolldown } from 'rolldown'

/**
 * Bundles the demo of this folder into `folder`, as the program itself is bundled.
 * @returns the file to run
 */
export async function bundleDemo(folder: string): Promise<string> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'demo.ts'),
    platform: 'node',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    external: ['react-devtools-core'],
  })
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  await bundle.close()
  return join(folder, 'demo.mjs')
}

import { basename, extname, join } from 'node:path'
import { rolldown } from 'rolldown'

/**
 * Bundles a program of its own into `folder`, as tokenbench itself is bundled.
 * @param entry its TypeScript file
 * @returns the file to run
 */
export async function bundle(entry: string, folder: string): Promise<string> {
  const made = await rolldown({
    input: entry,
    platform: 'node',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    external: ['react-devtools-core'],
  })
  await made.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  await made.close()
  return join(folder, `${basename(entry, extname(entry))}.mjs`)
}

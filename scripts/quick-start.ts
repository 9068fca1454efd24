import { join } from 'node:path'
import type { Plugin } from 'rolldown'
import { editedCode, editedFiles } from './edited-libraries.ts'

interface Replaced {
  /** What is imported, and by whom. */
  readonly source: string
  readonly by: RegExp
  /** What takes its place: a file in `instead/`. */
  readonly file: string
}

const replaced: readonly Replaced[] = [
  { source: 'string-width', by: /[\\/](?:src|node_modules)[\\/]/, file: 'string-width' },
  // We speak HTTP/1.1, and undici does without where the other one is missing.
  { source: 'node:http2', by: /node_modules[\\/]undici[\\/]/, file: 'nothing' },
  // For subcommands that are programs of their own: there are none.
  { source: 'node:child_process', by: /node_modules[\\/]commander[\\/]/, file: 'nothing' },
]

const instead = join(import.meta.dirname, 'instead')

/** What a build has not met yet. */
const unmet = new Set<RegExp | Replaced>([...editedFiles, ...replaced])

/**
 * Takes out what libraries do while they are loaded, where it takes longer than a command does.
 * Stops the build when one of them is not there any more: its new version is to be looked at.
 */
export const quickStart: Plugin = {
  name: 'quick-start',
  resolveId(source, importer = '') {
    if (importer.startsWith(instead)) return null
    const found = replaced.find((one) => one.source === source && one.by.test(importer))
    if (found === undefined) return null
    unmet.delete(found)
    return join(instead, `${found.file}.ts`)
  },
  transform: {
    filter: { id: editedFiles },
    handler(code, id) {
      for (const file of editedFiles) if (file.test(id)) unmet.delete(file)
      return { code: editedCode(code, id), map: null }
    },
  },
  buildEnd(error) {
    const missing = [...unmet].map(({ source }) => source)
    if (error === undefined && missing.length > 0)
      throw new Error(`Not there any more: ${missing.join(', ')}`)
  },
}

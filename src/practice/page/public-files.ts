import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A file as it is served. */
export interface PublicFile {
  readonly path: string
  readonly contentType: string
  readonly text: string
}

/** Atlan's own path for its Assets page. */
export const PAGE_PATH = '/assets'
/** What belongs to the page lies where neither vendor has anything. */
export const PARTS_PATH = '/_practice/page'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * The page (`assets.html`) and its parts: the folder `public` beside this module. The build copies
 * that folder, so that it lies beside the bundle as well.
 */
export function readPublicFiles(): PublicFile[] {
  const folder = join(import.meta.dirname, 'public')
  return readdirSync(folder).flatMap((name) => {
    const contentType = TYPES[extname(name)]
    if (contentType === undefined) return []
    const path = name === 'assets.html' ? PAGE_PATH : `${PARTS_PATH}/${name}`
    return [{ path, contentType, text: readFileSync(join(folder, name), 'utf8') }]
  })
}

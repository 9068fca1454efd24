import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Package {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** Of its licence file; empty where it ships none. */
  readonly text: string
}

/**
 * What the bundle is made of besides our own code, with the terms that each part comes under.
 * @param modules files that are in the bundle
 * @throws Error for a part that names no licence: it may not be given on
 */
export function thirdPartyLicences(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((file) => packageFolder(file) ?? []))
  const packages = [...folders].map(read).sort((a, b) => a.name.localeCompare(b.name))
  const parts = packages.map(({ name, version, licence, text }) =>
    [`${name} ${version} (${licence})`, ...(text === '' ? [] : ['', text])].join('\n'),
  )
  return `tokenbench contains these packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

/** The folder of the package that a file belongs to; undefined for files of ours. */
function packageFolder(file: string): string | undefined {
  if (!file.includes('/node_modules/')) return undefined
  for (let folder = dirname(file); folder.includes('/node_modules/'); folder = dirname(folder)) {
    // Some packages have a package.json without a name in their subfolders.
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name) return folder
  }
  return undefined
}

function read(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} names no licence`)
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.|$)/i.test(one))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  return { name, version, licence: license, text }
}

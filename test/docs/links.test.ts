import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageText, root } from './pages.ts'

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** What a heading is linked by, as the sites that show these pages make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (page: string): string[] =>
  [...pageText(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))

const linksIn = (page: string): string[] =>
  [...pageText(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !link.startsWith('https://'))

describe.each(pages)('%s', (page) => {
  it('links only to what is there', () => {
    const broken = linksIn(page).filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !anchorsIn(target).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  it('names only scripts and files of this project that are there', () => {
    const text = pageText(page)
    const { scripts } = JSON.parse(pageText('package.json'))
    const run = [...text.matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name)
    expect(run.filter((name) => !(name in scripts))).toEqual([])
    const named = [...text.matchAll(/`((?:src|test|scripts|docs)\/[\w./-]+)`/g)]
    const files = named.map(([, file = '']) => file)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})

describe('the page of the architecture', () => {
  const text = pageText('docs/architecture.md')
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const code = files
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => pageText(`src/${path}`))
    .join('\n')
  const named = (pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(([, name = '']) => name)

  it('names only folders and files that are in src/', () => {
    const folders = readdirSync(join(root, 'src'))
    const ours = named(/`([\w-]+(?:\/[\w.-]*)+)`/g).filter((path) =>
      folders.includes(path.split('/')[0] ?? ''),
    )
    expect(ours.filter((path) => !existsSync(join(root, 'src', path)))).toEqual([])
    expect(ours.length).toBeGreaterThan(20)
  })

  it('names files by endings of paths that are there', () => {
    const ends = named(/`([\w/-]+\.tsx?)`/g).filter((path) => !/^(?:test|scripts)\//.test(path))
    const isThere = (end: string) => files.some((path) => `/${path}`.endsWith(`/${end}`))
    expect(ends.filter((end) => !isThere(end))).toEqual([])
    expect(ends.length).toBeGreaterThan(20)
  })

  it('speaks of functions, types and options that the code has', () => {
    const words = named(/`([A-Za-z]+(?:\.[a-z][A-Za-z]*)?)`/g).flatMap((name) => name.split('.'))
    const packages = Object.keys(JSON.parse(pageText('package.json')).devDependencies)
    const isKnown = (word: string) =>
      packages.includes(word) || new RegExp(`\\b${word}\\b`).test(code)
    expect(words.filter((word) => !isKnown(word))).toEqual([])
  })
})

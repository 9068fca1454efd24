import { objectPages } from './object-pages.ts'
import type { Page, Pages } from './page.ts'
import { profilePages } from './profile-pages.ts'
import { startPages } from './start-pages.ts'
import { tokenPages } from './token-pages.ts'

/** All pages, by the words of their commands. */
export const allPages: Pages = { ...startPages, ...profilePages, ...tokenPages, ...objectPages }

/** The page of a command, by its words. */
export const pageOf = (path: readonly string[]): Page | undefined => allPages[path.join(' ')]

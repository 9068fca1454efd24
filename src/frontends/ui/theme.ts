import type { TextProps } from 'ink'
import { createContext, useContext } from 'react'

type Look = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse' | 'underline'>

/** How a part of the screen looks, by what it means. Nothing is said by a look alone. */
export interface Theme {
  readonly brand: Look
  readonly heading: Look
  readonly subdued: Look
  readonly good: Look
  readonly caution: Look
  readonly bad: Look
  /** Where the person is: the current step, the row under the cursor. */
  readonly current: Look
  readonly key: Look
}

/** The eight basic colours only: the terminal's owner made them readable on their background. */
export const colourTheme: Theme = {
  brand: { bold: true },
  heading: { bold: true },
  subdued: { dimColor: true },
  good: { color: 'green' },
  caution: { color: 'yellow' },
  bad: { color: 'red' },
  current: { color: 'cyan', bold: true },
  key: { bold: true },
}

/** For NO_COLOR and terminals without colours. */
export const plainTheme: Theme = {
  brand: {},
  heading: {},
  subdued: {},
  good: {},
  caution: {},
  bad: {},
  current: {},
  key: {},
}

/** How a part looks: by what it means, and in the colour that somebody chose for it. */
export function lookOf(
  theme: Theme,
  tone: keyof Theme | undefined,
  color: string | undefined,
): Look | undefined {
  const look = tone === undefined ? undefined : theme[tone]
  if (color === undefined || theme === plainTheme) return look
  return { ...look, dimColor: false, color, bold: true }
}

export const ThemeContext = createContext<Theme>(colourTheme)

export const useTheme = (): Theme => useContext(ThemeContext)

/** One column wide in every terminal that we know; none of them is an emoji. */
export const symbols = {
  good: '✓',
  bad: '✗',
  caution: '⚠',
  info: '·',
  current: '▸',
  ahead: '·',
  skipped: '–',
  cursor: '❯',
} as const

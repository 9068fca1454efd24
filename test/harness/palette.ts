import type { Colour } from './cell.ts'

/** The background of pictures. */
export const paper = '#15171c'
const ink = '#d7dae0'

/** The sixteen named colours; a terminal chooses them, and this is our choice. */
const named = [
  ['#3b4048', '#e06c75', '#8fc379', '#dfb86b', '#6cb0f0', '#c58ae0', '#56b6c2', '#c3c7cf'],
  ['#767d8a', '#f08a92', '#a9dc93', '#f2cf8d', '#8cc5ff', '#d9a8ef', '#7fd3de', '#ffffff'],
].flat()

/** A colour of a cell, for a picture. */
export function cssColour(colour: Colour | 'ink' | 'paper'): string {
  if (colour === 'ink') return ink
  if (colour === 'paper') return paper
  if (typeof colour === 'string') return colour
  return named[colour] ?? (colour < 232 ? cubeColour(colour - 16) : grey(colour - 232))
}

/** Colours 16 to 231 are a cube of six steps of red, green and blue. */
function cubeColour(index: number): string {
  const steps = [Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6]
  return hex(steps.map((step) => (step === 0 ? 0 : 55 + step * 40)))
}

const grey = (index: number): string => hex([0, 1, 2].map(() => 8 + index * 10))

const hex = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`

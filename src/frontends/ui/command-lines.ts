import { widthOf } from './width.ts'

/**
 * A command line broken for the screen, so that what a person copies is still one command:
 * only between words that the shell sees as such, with a backslash at the end of a line.
 */
export function commandLines(command: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of shellWords(command)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line.trim() !== '' && widthOf(longer) > width - 2) {
      lines.push(`${line} \\`)
      line = `  ${word}`
    } else line = longer
  }
  return [...lines, line]
}

// The quoter writes single quotes only; inside them a blank does not end a word. A flag and its
// value stay together.
const word = String.raw`(?:'[^']*'|\\.|[^\s'\\])+`
const flagAndValue = String.raw`--[\w-]+ (?!-)${word}`
const pieces = new RegExp(`${flagAndValue}|${word}`, 'g')

const shellWords = (command: string): string[] => command.match(pieces) ?? []

import type { AtlanToken } from './token.ts'

/** Everything of a token that can be changed. Atlan takes it whole: what is left out is emptied. */
export interface TokenContent {
  readonly name: string
  readonly description: string
  /** Qualified names of personas. */
  readonly personas: readonly string[]
}

/** What somebody wants of a token; whatever is not named stays as it is. */
export interface TokenEdit {
  readonly name?: string
  readonly description?: string
  /** Qualified names. */
  readonly link?: readonly string[]
  readonly unlink?: readonly string[]
}

/** What Atlan replaces as a whole when a token is updated; personas by qualified name. */
export const contentOf = ({ name, description, personas }: AtlanToken): TokenContent => ({
  name,
  description,
  personas: personas.map(({ qualifiedName }) => qualifiedName),
})

/** The content with the edit in it: everything that the edit does not name is taken over. */
export function edited(content: TokenContent, edit: TokenEdit): TokenContent {
  const { link = [], unlink = [] } = edit
  return {
    name: edit.name ?? content.name,
    description: edit.description ?? content.description,
    personas: [...new Set([...content.personas, ...link])].filter((one) => !unlink.includes(one)),
  }
}

/** How one content became another, a phrase each; empty when they are the same. */
export function contentDifferences(was: TokenContent, is: TokenContent): string[] {
  return [
    ...(was.name === is.name ? [] : [`it is called “${is.name}” now`]),
    ...(was.description === is.description ? [] : ['its description is another']),
    ...is.personas.filter((one) => !was.personas.includes(one)).map((one) => `${one} was linked`),
    ...was.personas.filter((one) => !is.personas.includes(one)).map((one) => `${one} was unlinked`),
  ]
}

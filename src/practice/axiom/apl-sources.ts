import { refuse } from './refusal.ts'

/** `['name']`, `["name"]` or a bare word. */
const NAME = String.raw`(?:\[\s*'(?<single>[^']+)'\s*\]|\[\s*"(?<double>[^"]+)"\s*\]|(?<bare>[a-z_][\w-]*))`
/** What a query starts with: one table, or several behind `union`. */
const HEAD = new RegExp(String.raw`^(?:union\s+(?:\w+\s*=\s*\w+\s+)*)?(?<list>${NAME}.*)$`, 'is')
/** A table that is taken in further on; its name stands in brackets or at the start of parentheses. */
const TAKEN_IN = /^\s*(?:union|join|lookup)\b/i
const IN_BRACKETS = /(?<![\w.\])])\[\s*(?:'(?<single>[^']+)'|"(?<double>[^"]+)")\s*\]/g
const IN_PARENTHESES = /\(\s*(?<bare>[a-z_][\w-]*)/gi

/**
 * The datasets and views that a query reads, by the vendor's page on its language. Ours: this is all
 * that is understood of it; what `let` gives a name to is not looked into.
 *
 * @throws Refusal 400 where it does not start with a table
 */
export function sourcesOf(apl: string): string[] {
  const statements = apl.replaceAll(/\/\/.*$/gm, '').split(';')
  const query = statements.map((each) => each.trim()).findLast((each) => each !== '') ?? ''
  const [start = '', ...steps] = query.split('|')
  const list = HEAD.exec(start.trim())?.groups?.list
  if (list === undefined) throw refuse.badRequest('the query must start with a dataset')
  const first = list.split(',').map((each) => new RegExp(`^${NAME}`, 'i').exec(each.trim()))
  const further = steps
    .filter((step) => TAKEN_IN.test(step))
    .flatMap((step) => [...step.matchAll(IN_BRACKETS), ...step.matchAll(IN_PARENTHESES)])
  return [...new Set([...first, ...further].flatMap(nameIn))]
}

function nameIn(match: RegExpMatchArray | null): string[] {
  const { single, double, bare } = match?.groups ?? {}
  const name = single ?? double ?? bare
  return name === undefined ? [] : [name]
}

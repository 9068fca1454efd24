import { atlas } from '#src/practice/atlan/errors.ts'
import { type Field, wordsOf } from './field.ts'

type ValueTest = (value: unknown) => boolean
type FieldTraits = Pick<Field<never>, 'normalised' | 'words'>

/** Makes the test of one value for one kind of query. */
export type MakeTest = (field: FieldTraits, expected: string, ignoreCase: boolean) => ValueTest

export function termTest(field: FieldTraits, expected: string, ignoreCase: boolean): ValueTest {
  const wanted = ignoreCase ? expected.toLowerCase() : expected
  // The index finds single words here; the newest Python SDK looks for whole names as well.
  if (field.words) return (value) => value === expected || wordsOf(value).includes(wanted)
  if (!ignoreCase) return (value) => String(value) === wanted
  return (value) => {
    const text = String(value)
    return text.length === wanted.length && text.toLowerCase() === wanted
  }
}

export function prefixTest(field: FieldTraits, expected: string, ignoreCase: boolean): ValueTest {
  const wanted = ignoreCase ? expected.toLowerCase() : expected
  // As with terms: the newest Python SDK looks for the start of the whole name here, too.
  if (field.words) {
    return (value) =>
      String(value).startsWith(expected) || wordsOf(value).some((word) => word.startsWith(wanted))
  }
  return (value) => (ignoreCase ? String(value).toLowerCase() : String(value)).startsWith(wanted)
}

export function wildcardTest(field: FieldTraits, expected: string, ignoreCase: boolean): ValueTest {
  const source = expected
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('?', '[^]')
  const expression = new RegExp(`^${source}$`, ignoreCase ? 'i' : '')
  if (field.words) return (value) => wordsOf(value).some((word) => expression.test(word))
  return (value) => expression.test(String(value))
}

/**
 * The index knows no anchors: an expression fits the whole value, and `^` and `$` stand for
 * themselves. Its operators that other dialects lack (`~`, `<1-9>`, `&`) are not understood here.
 * @throws AtlasError 400 for what is no expression
 */
export function regexpTest(field: FieldTraits, expected: string, ignoreCase: boolean): ValueTest {
  const expression = wholeValue(expected, ignoreCase)
  if (field.words) return (value) => wordsOf(value).some((word) => expression.test(word))
  return (value) => expression.test(String(value))
}

function wholeValue(source: string, ignoreCase: boolean): RegExp {
  try {
    return new RegExp(`^(?:${source.replace(/(?<![\\[])[$^]/g, '\\$&')})$`, ignoreCase ? 'i' : '')
  } catch {
    throw atlas.badRequest('Invalid search query')
  }
}

export function matchTest(field: FieldTraits, expected: string, ignoreCase: boolean): ValueTest {
  if (!field.words) return termTest(field, expected, ignoreCase)
  const wanted = wordsOf(expected)
  return (value) => wordsOf(value).some((word) => wanted.includes(word))
}

export function phraseTest(field: FieldTraits, expected: string, ignoreCase: boolean): ValueTest {
  if (!field.words) return termTest(field, expected, ignoreCase)
  const wanted = ` ${wordsOf(expected).join(' ')} `
  return (value) => ` ${wordsOf(value).join(' ')} `.includes(wanted)
}

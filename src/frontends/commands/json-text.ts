import type { Redactor } from '#src/domain/redactor.ts'

/** JSON without secrets, text by text: taking a piece out of finished JSON could leave what is none. */
export const cleanJson = (value: unknown, redactor: Redactor): string =>
  JSON.stringify(value, (_key, text: unknown) =>
    typeof text === 'string' ? redactor.redact(text) : text,
  )

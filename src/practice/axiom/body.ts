import type { Context } from 'hono'
import { isTexts } from '#src/practice/texts.ts'
import type { Environment } from './environment.ts'
import { refuse } from './refusal.ts'

export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON object that was sent. @throws Refusal 422 */
export async function readBody(c: Context<Environment>): Promise<Json> {
  const body: unknown = await c.req.json().catch(() => undefined)
  if (!isJson(body)) throw refuse.invalid('the body must be a JSON object')
  return body
}

/** A text that must be there and say something. @throws Refusal 422 */
export function requiredText(body: Json, field: string): string {
  const value = optionalText(body, field)
  if (!value) throw refuse.invalid(`${field} is required`)
  return value
}

/** A text; undefined for null and nothing. @throws Refusal 422 */
export function optionalText(body: Json, field: string): string | undefined {
  const value = body[field] ?? undefined
  if (value !== undefined && typeof value !== 'string')
    throw refuse.invalid(`${field} must be a string`)
  return value
}

/** A list of texts; undefined for null and nothing. @throws Refusal 422 */
export function optionalTexts(body: Json, field: string): string[] | undefined {
  const value = body[field] ?? undefined
  if (value !== undefined && !isTexts(value))
    throw refuse.invalid(`${field} must be a list of strings`)
  return value
}

/** A truth value; undefined for null and nothing. @throws Refusal 422 */
export function optionalFlag(body: Json, field: string): boolean | undefined {
  const value = body[field] ?? undefined
  if (value !== undefined && typeof value !== 'boolean')
    throw refuse.invalid(`${field} must be a boolean`)
  return value
}

/** A whole number from 0; undefined for null and nothing. @throws Refusal 422 */
export function optionalCount(body: Json, field: string): number | undefined {
  const value = body[field] ?? undefined
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw refuse.invalid(`${field} must be a whole number`)
  return value
}

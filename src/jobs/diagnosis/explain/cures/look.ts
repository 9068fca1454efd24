import { type Case, command } from '#src/jobs/diagnosis/explain/case.ts'
import { connectionOf } from './access.ts'

/** The command that shows what a write of which nobody knows was about, where it is known. */
export function lookCommand(found: Case): { readonly command?: string } {
  const { symptom, evidence } = found
  if (evidence.witness === undefined) return {}
  if (/\/(?:apikeys|v2\/tokens)\b/.test(symptom.path ?? ''))
    return { command: command(found, 'token', 'list') }
  const connection = symptom.typeName === 'Connection' ? connectionOf(found) : undefined
  if (connection === undefined) return {}
  return { command: command(found, 'connection', 'show', connection.qualifiedName) }
}

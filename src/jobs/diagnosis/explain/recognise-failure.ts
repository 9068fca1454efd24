import { type Recognition, recognise } from '#src/capture/progress.ts'
import { readFailureKinds } from './failures.ts'
import { isBlank, type Symptom } from './symptom.ts'

/**
 * What a paste field can say of a failure while it arrives: `an error of pyatlan:
 * ATLAN-PYTHON-403-001`. It is never whole by itself, since an answer may follow the request.
 *
 * @param now by which what a credential says of its end is judged
 */
export function recogniseFailure(text: string, now: Date): Recognition {
  const { label, missing } = recognise(text)
  if (text.trim() === '') return { label, complete: false }
  const kinds = readFailureKinds(text, now)
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0)
  const said = count > 1 ? `${count} requests that failed` : sayWhatItIs(kinds[0]?.symptom)
  return { label: said, complete: false, ...(missing !== undefined && { missing }) }
}

const kits: Readonly<Record<string, string>> = {
  PYTHON: 'pyatlan',
  JAVA: 'Atlan’s Java SDK',
  GO: 'Atlan’s Go SDK',
}

function sayWhatItIs(symptom: Symptom | undefined): string {
  if (symptom === undefined || isBlank(symptom)) return 'nothing that tells of a failure yet'
  const { form, sdkCode, status, code, trouble } = symptom
  const kit = kits[/^ATLAN-([A-Z]+)-/.exec(sdkCode ?? '')?.[1] ?? '']
  if (kit !== undefined) return `an error of ${kit}: ${sdkCode}`
  const answer = [status, code].filter((part) => part !== undefined).join(' ')
  if (answer !== '')
    return form === 'an answer' ? `an answer: ${answer}` : `${form}, answered ${answer}`
  return trouble === undefined ? form : `${form}: no answer came`
}

import { PassThrough } from 'node:stream'
import { render } from 'ink'
import { expect, it } from 'vitest'
import { chosenOfGrants } from '#src/frontends/ui/capability-grid.ts'
import { capabilitiesQuestion } from '#src/jobs/flows/axiom/questions/capabilities.ts'
import { matrixDraft, withGrid } from './asking-matrix-draft.ts'
import { matrixParts } from './asking-matrix-parts.tsx'
import { Parts } from './parts.tsx'

it('are read as a list of capabilities, each with what is chosen of it', () => {
  const question = capabilitiesQuestion('datasets', {
    area: 'dataset',
    subjects: ['logs'],
    step: 'Datasets',
    name: 'etl',
    preset: undefined,
  })
  const chosen = chosenOfGrants(question.rows, 'query=read')
  const draft = withGrid(question, matrixDraft(question, undefined, undefined), { chosen })
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 40 })
  const ink = render(<Parts parts={matrixParts(question, draft, undefined, 80)} height={40} />, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    isScreenReaderEnabled: true,
    patchConsole: false,
    interactive: true,
  })
  ink.unmount()
  const said = String(stdout.read())
  expect(said).toContain('listbox: ')
  expect(said).toContain('option: Ingest: at the cursor, create not chosen')
  expect(said).toContain('option: (selected) Query: read chosen')
  expect(said).not.toContain('[x]')
})

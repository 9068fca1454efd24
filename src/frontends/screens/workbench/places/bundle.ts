import { askOne } from '#src/frontends/screens/workbench/ask-one.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { blankRow, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { bundleOf, writeBundle } from '#src/jobs/diagnosis/bundle/bundle.ts'
import type { Check } from '#src/jobs/diagnosis/doctor/check.ts'
import type { Explanation } from '#src/jobs/diagnosis/explain/explanation.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'

/** The support bundle as it would be written: read first, then written to a file of a new name. */
export function bundlePlace(shell: Shell, desk: Desk, explanation?: Explanation): PagePlace {
  const { workbench } = desk
  let withNames = false
  let writtenTo: string | undefined
  return {
    kind: 'page',
    title: 'Support bundle',
    doing: 'Looking at the road to the tenant for the bundle',
    command: ['doctor', '--bundle', 'FILE'],
    about: ['Secrets are taken out, and a last search refuses the bundle if it finds one.'],
    load: async (signal) => {
      const { terminal } = shell
      const { examine } = await import('#src/jobs/diagnosis/doctor/doctor.ts')
      const checks: Check[] = []
      for await (const check of examine({ workbench, choice: desk.choice, terminal, signal }))
        checks.push(check)
      const explained = explanation === undefined ? {} : { explanation }
      const bundle = await bundleOf(workbench, { checks, terminal, withNames, ...explained })
      return {
        identifier: bundle,
        copied: 'the bundle',
        blocks: [
          {
            heading:
              writtenTo === undefined
                ? 'Nothing is written yet. This is all that it would hold.'
                : `It is in ${writtenTo}. Read it once before you send it.`,
            items: [
              {
                key: 'w',
                label: 'write it to a new file',
                choose: () => void write(bundle),
              },
              {
                key: 'n',
                label: withNames
                  ? 'names, mails and hosts replaced again'
                  : 'with names, mails and hosts as they are',
                choose: () => {
                  withNames = !withNames
                  shell.refresh()
                },
              },
            ],
          },
          { rows: (width) => bundle.split('\n').flatMap((line) => lineRows(line, width)) },
        ],
      }
    },
  }

  function write(bundle: string): Promise<void> {
    return shell.run(async (asker) => {
      const situation = { flow: 'support bundle', steps: [], ...desk.place }
      writtenTo = await askOne(asker, fileQuestion(bundle), situation)
    })
  }
}

const lineRows = (line: string, width: number): Row[] =>
  line === '' ? [blankRow] : paragraphRows(line, width)

const fileQuestion = (bundle: string): TextQuestion<'file', string> => ({
  kind: 'text',
  key: 'file',
  step: 'File',
  ask: 'To which file?',
  about: ['A new one: nothing is written over. Only you will be able to read it.'],
  checking: 'Writing it',
  initial: 'tokenbench-bundle.md',
  answer: async (input) => {
    const path = text(input).trim()
    await writeBundle(path, bundle)
    return { value: path }
  },
})

import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Key } from '../harness/keys.ts'
import { mainFile } from '../harness/program.ts'
import { Terminal } from '../harness/terminal.ts'
import { organisation } from './organisation.ts'

type Organisation = Awaited<ReturnType<typeof organisation>>

const setUp = ({ home, practice }: Organisation): Terminal =>
  Terminal.start(
    process.execPath,
    [mainFile, 'setup', '--provider', 'axiom', '--url', practice.axiom.baseUrl],
    { home, env: { TOKENBENCH_VAULT_KEY: 'none' } },
  )

/** Presses or types one thing after the other, each once the screen shows what the one before did. */
async function through(
  terminal: Terminal,
  steps: readonly (readonly [Key | { readonly text: string }, string | RegExp])[],
): Promise<void> {
  for (const [what, seen] of steps) {
    if (typeof what === 'string') terminal.press(what)
    else terminal.type(what.text)
    await terminal.waitFor(seen)
  }
}

const text = (characters: string) => ({ text: characters })

async function signIn(terminal: Terminal, secret: string): Promise<void> {
  await terminal.waitFor('How do you sign in')
  await terminal.paste(secret)
  await terminal.waitFor('41 characters')
  await through(terminal, [['enter', '✓ who']])
}

/** From the name to the list of datasets, as a job that chooses everything itself. */
const naming = (name: string) =>
  [
    [text(name), `❯ ${name}`],
    ['enter', `What is “${name}” for?`],
    ['enter', 'Which job shall'],
    ['end', '❯ something else'],
    ['enter', '❯ 90 days'],
    ['enter', 'Chosen: nothing yet'],
  ] as const

const intoFile = (file: string) =>
  [
    ['enter', 'File:'],
    ['ctrl-u', /❯ *\n/],
    [text(file), `❯ ${file}`],
  ] as const

it('makes a token for three datasets, a view and the organisation with keys alone', async () => {
  const axiom = await organisation()
  const { baseUrl, orgId, personalAccessToken } = axiom.practice.axiom
  await using terminal = setUp(axiom)
  await signIn(terminal, personalAccessToken)
  await through(terminal, [
    ['enter', 'In which organisation?'],
    ['enter', 'What is the new token called?'],
    ...naming('etl'),
    ['down', '❯ [ ] http-logs'],
    ['tab', 'Chosen: http-logs'],
    ['down', '❯ [ ] app-events'],
    ['tab', 'Chosen: http-logs, app-events'],
    ['down', '❯ [ ] k8s-audit'],
    ['tab', 'app-events, k8s-audit'],
    // What is chosen stays chosen over a step back.
    ['enter', 'do with the dataset http-logs?'],
    ['space', /Ingest +❯\[x\]/],
    ['esc', 'Chosen: http-logs, app-events, k8s-audit'],
    ['enter', 'In words: may send events into it. Nothing else.'],
    ['enter', 'dataset 2 of 3 · s: the same as http-logs'],
    [text('s'), 'In words: may send events into it.'],
    ['enter', 'dataset 3 of 3'],
    [text('p'), 'Which preset for k8s-audit?'],
    ['down', 'In words: may query it'],
    ['enter', 'started from the preset “query”'],
    ['down', /Query +❯\[x\]/],
    ['down', /Virtual fields +❯\[ \]/],
    ['right', /Virtual fields +\[ \] +❯\[ \]/],
    [text('c'), '⚠ Wider than “query”: Virtual fields, Starred queries, Sharing dataset.'],
    [text('r'), '⚠ 1 chosen with !'],
    ['enter', '[ ] errors'],
    ['tab', 'Chosen: errors'],
    ['enter', 'do with the view errors?'],
    ['space', 'In words: may query it'],
    ['enter', 'do with the organisation?'],
    // Nothing there would do too, but not before something else was chosen.
    ['right', /Annotations +\[ \] +❯\[ \]/],
    ['space', /Annotations +\[ \] +❯\[x\]/],
    [text('j'), /API tokens +\[ \]! +❯\[ \]/],
    [text('j'), /Audit Log +❯\[ \]/],
    ['space', /Audit Log +❯\[x\]/],
    ['end', /Views +\[ \] +❯\[ \]/],
    [text('h'), /Views +❯\[ \]/],
    ['space', /Views +❯\[x\]/],
    [text('k'), /Users +❯\[ \]!/],
    [text('k'), /Shared access keys +❯\[ \]!/],
    [text('k'), /Access control +❯\[ \]!/],
    [text('k'), /Notifiers +❯\[ \]/],
    [text('r'), /Notifiers +❯\[x\] +\[x\] +\[x\] +\[x\]!/],
    ['enter', '❯ a file'],
    ...intoFile(join(axiom.home.folder, 'etl.token')),
    ['enter', 'enter read on'],
    ['enter', 'enter do it'],
    ['enter', '“etl” exists.'],
  ])
  const answer = await fetch(`${baseUrl}/v2/tokens`, {
    headers: { authorization: `Bearer ${personalAccessToken}`, 'x-axiom-org-id': orgId },
  })
  const stored = ((await answer.json()) as { name: string }[]).filter(({ name }) => name === 'etl')
  expect(stored).toEqual([
    expect.objectContaining({
      datasetCapabilities: {
        'http-logs': { ingest: ['create'] },
        'app-events': { ingest: ['create'] },
        'k8s-audit': {
          query: ['read'],
          virtualFields: ['create', 'read', 'update', 'delete'],
          starredQueries: ['read'],
          share: ['read'],
        },
      },
      viewCapabilities: { errors: { query: ['read'] } },
      orgCapabilities: {
        annotations: ['read'],
        auditLog: ['read'],
        notifiers: ['create', 'read', 'update', 'delete'],
        views: ['create'],
      },
    }),
  ])
})

it('wants something chosen, and the name typed where all datasets may be destroyed', async () => {
  const axiom = await organisation()
  await using terminal = setUp(axiom)
  await signIn(terminal, axiom.practice.axiom.apiToken)
  await through(terminal, [
    ['enter', 'What is the new token called?'],
    ...naming('janitor'),
    ['enter', 'Nothing is chosen'],
    ['enter', '[ ] errors'],
    ['enter', 'Nothing is chosen'],
    ['enter', 'do with the organisation?'],
    ['enter', 'A token must be allowed at least one thing.'],
    ['esc', '[ ] errors'],
    ['esc', '❯ [ ] all datasets'],
    ['tab', 'Chosen: all datasets'],
    ['enter', 'every dataset, also those to come?'],
    ['end', /Data Management +❯\[ \]!/],
    ['up', /Data Trimming +❯\[ \]!/],
    ['space', /Data Trimming +❯\[x\]!/],
    ['up', /Field Vacuuming +❯\[ \]/],
    ['space', /Field Vacuuming +❯\[x\]/],
    ['enter', 'do with the organisation?'],
    ['enter', '❯ a file'],
    ...intoFile(join(axiom.home.folder, 'janitor.token')),
    ['enter', 'Type  janitor  to do it'],
  ])
  // Enter reads on to the end of the plan; there it is not enough.
  await terminal.waitFor('enter do it')
  await through(terminal, [['enter', 'Nothing was done: that is not janitor.']])
  expect((await axiom.tokens()).map(({ name }) => name)).not.toContain('janitor')
  await through(terminal, [
    [text('janitor'), '❯ janitor'],
    ['enter', '“janitor” exists.'],
  ])
  const stored = (await axiom.tokens()).find(({ name }) => name === 'janitor')
  expect(stored?.datasetCapabilities).toEqual({ '*': { trim: ['update'], vacuum: ['update'] } })
})

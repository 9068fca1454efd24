import { describe, expect, it } from 'vitest'
import { runInProcess as run } from '../harness/in-process.ts'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { personaNamed, tokenNamed, writeToken } from './seed.ts'

const json = async (tenant: Tenant, ...words: readonly string[]) =>
  run([...words, '--json'], { env: tenant.signedIn })

describe('token update', () => {
  it('changes the description and leaves name and personas alone', async () => {
    await using tenant = await Tenant.start()
    const before = await tokenNamed(tenant, 'nightly-etl')
    expect(before.personas).toHaveLength(1)
    const words = ['token', 'update', 'nightly-etl', '--description', 'loads at night', '--yes']
    const updated = await json(tenant, ...words)
    expect(updated.code, updated.stdout).toBe(0)
    expect(updated.json()).toMatchObject({
      plan: {
        action: 'token update',
        danger: 'reversible',
        calls: 3,
        changes: [
          {
            object: { type: 'token', id: before.id, name: 'nightly-etl' },
            field: 'description',
            before: before.description,
            after: 'loads at night',
          },
        ],
      },
      outcomes: [{ object: { type: 'token', id: before.id }, state: 'done', verified: true }],
    })
    expect(await tokenNamed(tenant, 'nightly-etl')).toEqual({
      ...before,
      description: 'loads at night',
    })
    const again = await json(tenant, ...words)
    expect([again.code, again.json().outcomes[0].state]).toEqual([0, 'already'])
  })

  it('renames, and empties a description when it is told to', async () => {
    await using tenant = await Tenant.start()
    const before = await tokenNamed(tenant, 'nightly-etl')
    const words = ['--name', 'nightly-load', '--description', '', '--yes']
    const updated = await json(tenant, 'token', 'update', before.clientId, ...words)
    expect(updated.code, updated.stdout).toBe(0)
    expect(await tokenNamed(tenant, 'nightly-load')).toEqual({
      ...before,
      name: 'nightly-load',
      description: '',
    })
  })

  it.each([
    ['nothing to change', [], 2, 'nothing-to-change'],
    ['an empty name', ['--name', ' ', '--yes'], 2, 'name'],
    ['no confirmation', ['--name', 'x'], 5, 'not-confirmed'],
  ])('is refused with %s, and nothing is written', async (_, words, code, problem) => {
    await using tenant = await Tenant.start()
    const before = await tokenNamed(tenant, 'nightly-etl')
    const refused = await json(tenant, 'token', 'update', 'nightly-etl', ...words)
    expect([refused.code, refused.json().problem.code], refused.stdout).toEqual([code, problem])
    expect(await tokenNamed(tenant, 'nightly-etl')).toEqual(before)
  })

  it('writes nothing over a change that came after the plan was shown, and says what it was', async () => {
    await using tenant = await Tenant.start()
    const before = await tokenNamed(tenant, 'nightly-etl')
    const sandbox = await personaNamed(tenant, 'Sandbox')
    await using terminal = Terminal.start(
      process.execPath,
      [mainFile, 'token', 'update', 'nightly-etl', '--description', 'mine'],
      { env: tenant.signedIn, cols: 120 },
    )
    await terminal.waitFor('Type yes to do it')
    await writeToken(tenant, before.id, {
      displayName: 'nightly-etl',
      description: before.description,
      personas: [],
      personaQualifiedNames: [...before.personas, sandbox],
    })
    terminal.type('yes\r')
    expect((await terminal.exit).code).toBe(6)
    expect(terminal.screen().replaceAll('\n', ' ')).toContain(`${sandbox} was linked`)
    expect(await tokenNamed(tenant, 'nightly-etl')).toEqual({
      ...before,
      personas: [...before.personas, sandbox],
    })
  })

  it('settles a write whose answer was lost by reading', async () => {
    await using tenant = await Tenant.start({ faults: ['drop-after:POST /api/service/apikeys:1'] })
    const words = ['token', 'update', 'nightly-etl', '--description', 'mine', '--yes']
    const updated = await json(tenant, ...words)
    expect(updated.code, updated.stdout).toBe(0)
    expect(updated.json().outcomes).toMatchObject([{ state: 'done', verified: true }])
    expect((await tokenNamed(tenant, 'nightly-etl')).description).toBe('mine')
  })

  it('is unknown when the write was cut off before it arrived', async () => {
    await using tenant = await Tenant.start({ faults: ['drop-before:POST /api/service/apikeys:1'] })
    const before = await tokenNamed(tenant, 'nightly-etl')
    const words = ['token', 'update', 'nightly-etl', '--description', 'mine', '--yes']
    const updated = await json(tenant, ...words)
    expect([updated.code, updated.json().outcomes[0].state]).toEqual([7, 'unknown'])
    expect(await tokenNamed(tenant, 'nightly-etl')).toEqual(before)
  })
})

describe('persona link and unlink', () => {
  it('add and take away what is named, as a diff, and keep all else of the token', async () => {
    await using tenant = await Tenant.start()
    const before = await tokenNamed(tenant, 'nightly-etl')
    const sandbox = await personaNamed(tenant, 'Sandbox')
    const both = ['--token', 'nightly-etl', '--persona', 'Sandbox', '--yes']
    const linked = await json(tenant, 'persona', 'link', ...both)
    expect(linked.code, linked.stdout).toBe(0)
    expect(linked.json()).toMatchObject({
      plan: {
        action: 'persona link',
        changes: [
          {
            field: 'personas',
            before: before.personas,
            after: [...before.personas, sandbox],
            added: [sandbox],
            removed: [],
          },
        ],
      },
      outcomes: [{ state: 'done', verified: true }],
    })
    expect(await tokenNamed(tenant, 'nightly-etl')).toEqual({
      ...before,
      personas: [...before.personas, sandbox],
    })
    const again = await json(tenant, 'persona', 'link', ...both)
    expect(again.json()).toMatchObject({ plan: { changes: [] }, outcomes: [{ state: 'already' }] })

    expect(linked.json().plan.warnings).toEqual([
      { code: 'persona', text: expect.stringMatching(/^Sandbox: /) },
    ])

    const unlinked = await json(tenant, 'persona', 'unlink', ...both)
    expect(unlinked.json().plan.changes).toMatchObject([{ added: [], removed: [sandbox] }])
    expect(await tokenNamed(tenant, 'nightly-etl')).toEqual(before)
  })

  it('take several tokens and several personas at once', async () => {
    await using tenant = await Tenant.start()
    const names = ['Sandbox', 'Daily Finance']
    const words = ['--token', 'nightly-etl', '--token', 'dbt-cloud', '--yes']
    const which = names.flatMap((name) => ['--persona', name])
    const before = await tokenNamed(tenant, 'dbt-cloud')
    const linked = await json(tenant, 'persona', 'link', ...words, ...which)
    expect(linked.code, linked.stdout).toBe(0)
    expect(linked.json().outcomes).toHaveLength(2)
    const after = await tokenNamed(tenant, 'dbt-cloud')
    for (const one of before.personas) expect(after.personas).toContain(one)
    for (const name of names) expect(after.personas).toContain(await personaNamed(tenant, name))
    expect(after.description).toBe(before.description)
  })

  it('show by name what stays and what comes, and write nothing on a dry run', async () => {
    await using tenant = await Tenant.start()
    const before = await tokenNamed(tenant, 'nightly-etl')
    const words = ['persona', 'link', '--token', 'nightly-etl', '--persona', 'Sandbox', '--dry-run']
    const dry = await run(words, { env: tenant.signedIn })
    expect(dry.stdout).toMatch(/Data Assets.* stays; added Sandbox.*; removed none/)
    expect(await tokenNamed(tenant, 'nightly-etl')).toEqual(before)
  })

  it.each([
    ['no persona', ['--token', 'nightly-etl'], 2, 'missing-personas'],
    ['no token', ['--persona', 'Sandbox'], 2, 'missing-tokens'],
    ['an unknown persona', ['--token', 'nightly-etl', '--persona', 'x'], 3, 'persona-not-found'],
    ['an unknown token', ['--token', 'x', '--persona', 'Sandbox'], 3, 'token-not-found'],
  ])('are refused with %s', async (_, words, code, problem) => {
    await using tenant = await Tenant.start()
    for (const way of ['link', 'unlink']) {
      const refused = await json(tenant, 'persona', way, ...words, '--yes')
      expect([refused.code, refused.json().problem.code]).toEqual([code, problem])
    }
  })
})

describe('persona show', () => {
  it('says in plain words what it allows, and who is in it', async () => {
    await using tenant = await Tenant.start()
    const shown = await json(tenant, 'persona', 'show', 'Data Assets')
    expect(shown.code, shown.stdout).toBe(0)
    const persona = shown.json()
    expect(persona).toMatchObject({
      name: 'Data Assets',
      users: ['data.steward'],
      groups: [],
      complete: true,
    })
    expect(persona.tokens.map(({ name }: { name: string }) => name)).toContain('nightly-etl')
    const words = persona.policies.map((policy: { words: string }) => policy.words)
    expect(words).toContain('allows to read what is in development (snowflake)')
    expect(words).toContain('allows to query the data of what is in development (snowflake)')
    const text = await run(['persona', 'show', persona.guid], { env: tenant.signedIn })
    expect(text.stdout).toContain('data.steward')
    expect(text.stdout).toContain('allows to read what is in development (snowflake)')
  })

  it('does not take “may not see the tokens” for “has no tokens”', async () => {
    await using tenant = await Tenant.start()
    const bearer = await tenant.practice.issueBearer('data.steward')
    const env = { ...tenant.signedIn, TOKENBENCH_TOKEN: bearer }
    const shown = await run(['persona', 'show', 'Data Assets', '--json'], { env })
    expect(shown.code, shown.stdout).toBe(0)
    expect(shown.json()).toMatchObject({ tokens: null, complete: false })
  })

  it('says that there is none of that name', async () => {
    await using tenant = await Tenant.start()
    const shown = await json(tenant, 'persona', 'show', 'nobody')
    expect([shown.code, shown.json().problem.code]).toEqual([3, 'persona-not-found'])
  })
})

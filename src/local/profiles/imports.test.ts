import { readdir, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { importAxiomCli } from './import-axiom-cli.ts'
import { importEnvironment } from './import-environment.ts'
import type { Imported } from './imported.ts'

const temp = eachTempFolder()
const plain = ({ found, passedOver }: Imported) => ({
  found: found.map(({ secret, ...rest }) => ({ ...rest, secret: secret.reveal() })),
  passedOver,
})

describe('importAxiomCli', () => {
  const importing = async (...lines: string[]) => {
    await writeFile(temp.path('axiom.toml'), lines.join('\n'))
    return plain(await importAxiomCli(temp.path('axiom.toml')))
  }
  const deployment = (name: string, more: Record<string, string> = {}) => [
    `  [deployments.${name}]`,
    ...Object.entries({ url: 'https://api.axiom.co', token: 'xapt-1234', org_id: '', ...more }).map(
      ([key, value]) => `    ${key} = ${JSON.stringify(value)}`,
    ),
  ]

  it('makes a profile of each deployment, the active one being the default', async () => {
    const { found, passedOver } = await importing(
      'active_deployment = "eu"',
      '[deployments]',
      ...deployment('axiom', { org_id: 'acme-1a2b', edge_url: '' }),
      ...deployment('eu', { url: 'cloud.eu.axiom.co', token: 'xaat-5678' }),
    )
    expect(found).toEqual([
      {
        name: 'axiom',
        provider: 'axiom',
        baseUrl: 'https://api.axiom.co',
        orgId: 'acme-1a2b',
        secret: 'xapt-1234',
        kind: 'personal-access-token',
        isDefault: false,
      },
      {
        name: 'eu',
        provider: 'axiom',
        baseUrl: 'https://api.eu.axiom.co',
        secret: 'xaat-5678',
        kind: 'api-token',
        isDefault: true,
      },
    ])
    expect(passedOver).toEqual([])
    expect(await readdir(temp.path())).toEqual(['axiom.toml'])
  })

  it.each([
    ['the plural that another tool writes', ['active_deployments = "b"'], ['a', 'b'], 'b'],
    [
      'the singular before the plural',
      ['active_deployment = "a"', 'active_deployments = "b"'],
      ['a', 'b'],
      'a',
    ],
    [
      'the plural when the singular is gone',
      ['active_deployment = "x"', 'active_deployments = "b"'],
      ['a', 'b'],
      'b',
    ],
    ['the only one, whatever is named', ['active_deployment = "x"'], ['a'], 'a'],
    ['none of several that nobody named', [], ['a', 'b'], undefined],
    [
      'none of a name that only looks like one',
      ['active_deployment = "toString"'],
      ['a', 'b'],
      undefined,
    ],
  ])('takes for the default %s', async (_, lines, names, expected) => {
    const { found } = await importing(...lines, ...names.flatMap((name) => deployment(name)))
    expect(found.find(({ isDefault }) => isDefault)?.name).toBe(expected)
  })

  it('passes over what makes no profile, and says why without the token', async () => {
    const { found, passedOver } = await importing(
      ...deployment('empty', { token: '' }),
      ...deployment('two', { token: 'xapt-1 xapt-2' }),
      ...deployment('plain', { url: 'http://axiom.example' }),
      '[deployments.nothing]',
      ...deployment('good'),
    )
    expect(found.map(({ name }) => name)).toEqual(['good'])
    expect(passedOver.map(({ name }) => name)).toEqual(['empty', 'two', 'plain', 'nothing'])
    expect(JSON.stringify(passedOver)).not.toContain('xapt')
  })

  it('gives names that a profile may have', async () => {
    const { found } = await importing(...deployment('"my team"'), ...deployment('"--my/team"'))
    expect(found.map(({ name }) => name)).toEqual(['my-team', 'my-team-2'])
  })

  it.each([
    ['no TOML', ['token = "xapt-1234-secret']],
    ['of another form', ['deployments = "xapt-1234-secret"']],
  ])('says that the file is %s, without its text', async (_, lines) => {
    const thrown = await importing(...lines).catch((thrown) => thrown)
    expect(thrown.problem).toMatchObject({ kind: 'failed', code: 'axiom-cli-unreadable' })
    expect(String(thrown.stack) + JSON.stringify(thrown.problem)).not.toContain('xapt-1234')
    expect(thrown.cause).toBeUndefined()
  })

  it('says that there is no such file', async () => {
    await expect(importAxiomCli(temp.path('none'))).rejects.toMatchObject({
      problem: { kind: 'not-found', code: 'axiom-cli-missing' },
    })
  })
})

describe('importEnvironment', () => {
  it('makes a profile of what each vendor’s tools read', () => {
    const imported = importEnvironment({
      ATLAN_BASE_URL: 'https://acme.atlan.com/',
      ATLAN_API_KEY: 'the-key',
      AXIOM_URL: 'https://cloud.axiom.co',
      AXIOM_TOKEN: 'xaat-1234',
      AXIOM_ORG_ID: 'acme-1a2b',
    })
    expect(plain(imported).found).toEqual([
      {
        name: 'acme',
        provider: 'atlan',
        baseUrl: 'https://acme.atlan.com',
        secret: 'the-key',
        kind: 'api-token',
        isDefault: false,
      },
      {
        name: 'acme-1a2b',
        provider: 'axiom',
        baseUrl: 'https://api.axiom.co',
        orgId: 'acme-1a2b',
        secret: 'xaat-1234',
        kind: 'api-token',
        isDefault: false,
      },
    ])
  })

  it('needs nothing but the token for Axiom', () => {
    const [found] = plain(importEnvironment({ AXIOM_TOKEN: 'xapt-1' })).found
    expect(found).toMatchObject({ name: 'axiom', baseUrl: 'https://api.axiom.co' })
    expect(found).not.toHaveProperty('orgId')
  })

  it.each([
    [{ ATLAN_API_KEY: 'the-key' }, 'ATLAN_BASE_URL is not set.'],
    [{ ATLAN_BASE_URL: 'acme.atlan.com' }, 'ATLAN_API_KEY is not set.'],
    [{ ATLAN_BASE_URL: 'INTERNAL', ATLAN_API_KEY: 'the-key' }, 'INTERNAL names no tenant.'],
    [{ AXIOM_URL: 'api.axiom.co', AXIOM_TOKEN: '' }, 'AXIOM_TOKEN is not set.'],
  ])('says why %j makes none', (environment, why) => {
    expect(importEnvironment(environment)).toEqual({
      found: [],
      passedOver: [{ name: expect.any(String), why }],
    })
  })

  it('finds nothing where nothing is set', () => {
    expect(importEnvironment({ PATH: '/bin' })).toEqual({ found: [], passedOver: [] })
  })
})

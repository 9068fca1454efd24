import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions, capabilities } from '#src/domain/capabilities.ts'
import { capabilityWords } from '#src/domain/capability-flags.ts'
import { type Cell, matrixOf } from '#src/domain/capability-matrix.ts'
import { organisation } from './organisation.ts'

describe('reads of an organisation', () => {
  it('list, filter and sort its tokens; what expires soon makes the exit code 10', async () => {
    const axiom = await organisation()
    const names = async (words: string) =>
      (await axiom.run(`token list --json ${words}`))
        .json()
        .tokens.map(({ name }: { name: string }) => name)
    expect(await names('')).toEqual([
      'old-importer',
      'log-shipper',
      'ci',
      'dashboard-reader',
      'practice',
      'ci',
    ])
    expect(await names('--sort name --limit 2')).toEqual(['ci', 'ci'])
    expect(await names('--filter SHIP')).toEqual(['log-shipper'])
    expect((await axiom.run('token list --expiring 30 --json')).code).toBe(10)
    for (const words of ['--created-by x', '--sort created']) {
      const refused = await axiom.run(`token list --json ${words}`)
      expect([refused.code, refused.json().problem.code]).toEqual([2, 'not-on-axiom'])
    }
  })

  it.each([
    ['token show log-shipper', 0],
    ['token show ci', 6],
    ['token show nobody', 3],
    ['token explain practice', 0],
    ['token diff log-shipper dashboard-reader', 0],
    ['capabilities', 0],
    ['dataset list', 0],
    ['view list', 0],
    ['persona list', 2],
  ])('%s exits with %i', async (words, code) => {
    const axiom = await organisation()
    const json = await axiom.run(`${words} --json`)
    expect(json.code, json.stdout).toBe(code)
    expect(Object.keys(json.json())).not.toHaveLength(0)
    const text = await axiom.run(words)
    expect(text.code).toBe(code)
    expect(text.stdout + text.stderr).not.toBe('')
    expect(text.stdout).not.toContain('[object')
  })

  it('say what one token may that another may not', async () => {
    const axiom = await organisation()
    const { onlyFirst, onlySecond, sameRights } = (
      await axiom.run('token diff log-shipper dashboard-reader --json')
    ).json()
    expect(onlyFirst).toMatchObject([{ target: 'http-logs', capability: 'ingest' }])
    expect(onlySecond).toMatchObject([{ target: '*', capability: 'query' }])
    expect(sameRights).toBe(false)
  })

  it('find a value by the vault, and say when nobody can know', async () => {
    const axiom = await organisation()
    const words = ['token', 'create', 'etl', '--org', 'monitors=r', '--yes', '--secret-to']
    await axiom.run([...words, 'vault'])
    const value = (await axiom.run('token secret etl --secret-to stdout')).stdout
    const find = async (stdin: string) => {
      const found = await axiom.run('token find --from stdin --json', { stdin })
      return [found.code, found.json().how, found.json().token?.name]
    }
    const { apiToken, personalAccessToken } = axiom.practice.axiom
    expect(await find(value)).toEqual([0, 'vault', 'etl'])
    expect(await find(apiToken)).toEqual([3, 'unknown', undefined])
    expect(await find(personalAccessToken)).toEqual([3, 'personal-access-token', undefined])
    expect(await find('eyJhbGciOiJub25lIn0.eyJ9.x')).toEqual([3, 'elsewhere', undefined])
    const pat = await axiom.run('token find --from stdin', { stdin: personalAccessToken })
    expect(pat.stdout).toContain('Its owner revokes it in Axiom’s console')

    const probe = async (stdin: string) => {
      const probed = await axiom.run('token probe --from stdin --json', { stdin })
      return [probed.code, probed.json().alive]
    }
    expect(await probe(value)).toEqual([0, true])
    const deleted = await axiom.run('token delete etl --json --yes=etl')
    expect(deleted.json().outcomes).toMatchObject([{ state: 'done', gone: true, effective: 'yes' }])
    expect(await probe(value)).toEqual([4, false])
    expect(await find(value)).toEqual([3, 'not-listed', undefined])
    expect((await probe('nothing of Axiom'))[1]).toBeNull()
  })

  it('leave what is deleted to who typed its name, or its id where that is not unique', async () => {
    const axiom = await organisation()
    const [first] = (await axiom.tokens()).filter(({ name }) => name === 'ci')
    const remove = `token delete ${first?.id} --json`
    for (const yes of ['', ' --yes', ' --yes=ci'])
      expect((await axiom.run(remove + yes)).code).toBe(5)
    expect((await axiom.run(`${remove} --yes=${first?.id}`)).code).toBe(0)
    expect((await axiom.tokens()).filter(({ name }) => name === 'ci')).toHaveLength(1)
    expect((await axiom.run('token delete log-shipper old-importer --yes=2')).code).toBe(0)
  })
})

const cells: Cell[] = capabilities.flatMap(({ area, key: capability, actions }) =>
  actions.flatMap((action): Cell[] =>
    area === 'organisation'
      ? [{ area, target: '', capability, action }]
      : ['http-logs', 'a:b', '*'].map((target) => ({ area, target, capability, action })),
  ),
)

it('any valid matrix survives flags, the request, the list and --like unchanged', async () => {
  const axiom = await organisation()
  const make = async (name: string, words: readonly string[]) => {
    const call = [
      'token',
      'create',
      name,
      ...words,
      `--yes=${name}`,
      '--json',
      '--secret-to',
      'vault',
    ]
    const made = await axiom.run(call)
    expect(made.code, made.stdout).toBe(0)
    const listed = (await axiom.run('token list --json')).json().tokens
    return listed.find(({ id }: { id: string }) => id === made.json().token.id)
  }
  await fc.assert(
    fc.asyncProperty(fc.subarray(cells, { minLength: 1 }), async (chosen) => {
      const matrix = matrixOf(chosen)
      const first = await make('first', capabilityWords(matrix))
      expect(first).toMatchObject(matrix)
      const { id, datasetCapabilities, viewCapabilities, orgCapabilities } = await make('second', [
        '--like',
        first.id,
      ])
      expect({ datasetCapabilities, viewCapabilities, orgCapabilities }).toEqual(matrix)
      expect(id).not.toBe(first.id)
    }),
    { numRuns: process.env.TOKENBENCH_SOAK ? 100 : 4 },
  )
})

it('every cell that is none is refused before anything is sent, with those that are', async () => {
  const axiom = await organisation()
  const before = (await axiom.tokens()).length
  const wrong = capabilities.flatMap((capability) =>
    actions
      .filter((action) => !capability.actions.includes(action))
      .map((action) => ({ capability, action })),
  )
  const few = process.env.TOKENBENCH_SOAK ? wrong : wrong.filter((_, index) => index % 5 === 0)
  for (const { capability, action } of few) {
    const { area, key, actions: valid } = capability
    const value = area === 'organisation' ? `${key}=${action}` : `x:${key}=${action}`
    const flag = area === 'organisation' ? '--org' : `--${area}`
    const refused = await axiom.run([
      'token',
      'create',
      'x',
      flag,
      value,
      '--json',
      '--yes=x',
      '--secret-to',
      'vault',
    ])
    expect([refused.code, refused.json().problem.code]).toEqual([2, 'invalid-action'])
    expect(refused.json().problem.nextSteps[0].text).toBe(`Valid for ${key}: ${valid.join(', ')}.`)
  }
  expect(await axiom.tokens()).toHaveLength(before)
})

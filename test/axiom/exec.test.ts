import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../harness/program.ts'
import { organisation } from './organisation.ts'

it('gives a command a token of the organisation in one variable, and no other credential', async () => {
  const axiom = await organisation()
  const file = join(axiom.home.folder, 'shipper')
  const made = await axiom.run(
    `token create shipper --dataset http-logs:ingest=create --yes --secret-to file:${file}`,
  )
  expect(made.code, made.stderr).toBe(0)
  const inChild = 'process.stdout.write(JSON.stringify(process.env))'
  const words = ['exec', '--token', 'shipper', '--as', 'AXIOM_TOKEN', '--', process.execPath, '-e']
  const ran = await run([...words, inChild], { home: axiom.home, env: axiom.env })
  expect(ran.code, ran.stderr).toBe(0)
  expect(ran.json().AXIOM_TOKEN).toBe(readFileSync(file, 'utf8').trim())
  expect(ran.json()).not.toHaveProperty('TOKENBENCH_TOKEN')
  expect(ran.stdout).not.toContain(axiom.practice.axiom.personalAccessToken)
})

it.each(['LD_PRELOAD', 'DYLD_INSERT_LIBRARIES', 'NODE_OPTIONS', 'PATH'])(
  'starts nothing with a secret in %s, which the system reads',
  async (variable) => {
    const axiom = await organisation()
    const ran = await axiom.run(`exec --token log-shipper --as ${variable} -- true`)
    expect(ran.code, ran.stderr).toBe(2)
    expect(ran.stderr).toContain(`${variable} has a meaning for the system`)
  },
)

import { expect, it } from 'vitest'
import { Rig } from '../rotate/rig.ts'

it.each([
  ['quotes and a backslash', `it's "quoted" \\ here`],
  ['what a filter would expand', '100%_of*{"$ilike":"%"}'],
  ['an emoji and letters of other scripts', '🔑 ключ 鍵'],
  ['a leading dash', '--yes'],
  ['a look-alike of an id', '00000000-0000-4000-8000-000000000000'],
  ['as many characters as it may have', 'ä'.repeat(120)],
])('finds, changes, links and deletes a token whose name has %s', async (_, name) => {
  await using rig = await Rig.start()
  const to = ['--secret-to', `file:${rig.path('any')}`, '--yes']
  const { token } = await rig.done(['token', 'create', ...to, '--', name])
  const ending = async (...words: readonly string[]) => rig.done([...words, '--', name])
  expect(await ending('token', 'show')).toMatchObject({ id: token.id, name })
  await ending('token', 'update', '--description', 'by name', '--yes')
  await rig.done(['persona', 'link', `--token=${name}`, '--persona', 'Sandbox', '--yes'])
  expect(await ending('token', 'show')).toMatchObject({
    description: 'by name',
    personas: [{ name: 'Sandbox' }],
  })
  expect((await ending('access')).personas).toMatchObject([{ name: 'Sandbox' }])
  // Nothing but this one goes, though it is a pattern that fits others.
  const others = (await rig.tenant.tokens()).length - 1
  await ending('token', 'delete', `--yes=${token.id}`)
  expect(await rig.tenant.tokens()).toHaveLength(others)
})

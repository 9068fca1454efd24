import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import { goTo, openWorkbench } from './open.ts'

const nothingAnswers =
  /✗ Nothing answers at[\s\S]*▸ Check the address, and whether you need a VPN\.[\s\S]*r tries again\./

it('says of each list that the tenant is gone and what to do, and shows it once it is back', async () => {
  const seed = { randomSeed: 7, indexLagMs: 20 }
  const { practice, url, signedIn } = await Tenant.start(seed)
  await using terminal = await openWorkbench({ signedIn } as Tenant, { cols: 120, rows: 40 })
  await goTo(terminal, 'tokens', 'old-exporter')
  await practice.close()

  terminal.type('r')
  await terminal.waitFor(/✗ .*r tries again\./, { timeoutMs: 30_000 })
  await terminal.waitFor('old-exporter')
  await terminal.waitFor('t see what was asked and answered')
  await goTo(terminal, 'doctor', /✗ connection +Nothing answers[\s\S]*– organisation/)
  for (const place of ['Personas', 'Connections', 'Collections']) {
    await goTo(terminal, place.toLowerCase(), ` › ${place} ─`)
    await terminal.waitFor(nothingAnswers, { timeoutMs: 30_000 })
  }

  await using back = await Tenant.start({ ...seed, port: Number(new URL(url).port) })
  expect(back.url).toBe(url)
  terminal.type('r')
  await terminal.waitFor('My query collection')
  await goTo(terminal, 'tokens', 'old-exporter')
  await terminal.waitForGone('r tries again')
})

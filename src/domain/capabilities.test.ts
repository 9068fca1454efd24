import { describe, expect, expectTypeOf, it } from 'vitest'
import { actions, capabilities, capabilitiesOf, type KnownGrants } from './capabilities.ts'
import type { Grants } from './capability-matrix.ts'
import { sayCapability } from './capability-words.ts'

describe('the table of capabilities', () => {
  it('holds 8 of a dataset, 2 of a view and 15 of the organisation', () => {
    expect(capabilitiesOf('dataset')).toHaveLength(8)
    expect(capabilitiesOf('view')).toHaveLength(2)
    expect(capabilitiesOf('organisation')).toHaveLength(15)
  })

  it('has the cells of the vendor’s description', () => {
    const crud = ['create', 'read', 'update', 'delete']
    const of = (area: 'dataset' | 'view' | 'organisation') =>
      Object.fromEntries(capabilitiesOf(area).map(({ key, actions: valid }) => [key, valid]))
    expect(of('dataset')).toEqual({
      data: ['delete'],
      ingest: ['create'],
      query: ['read'],
      share: ['create', 'read', 'delete'],
      starredQueries: crud,
      trim: ['update'],
      vacuum: ['update'],
      virtualFields: crud,
    })
    expect(of('view')).toEqual({ query: ['read'], share: ['create', 'read', 'delete'] })
    expect(of('organisation')).toEqual({
      ...Object.fromEntries(
        ['annotations', 'apiTokens', 'dashboards', 'datasets', 'endpoints', 'flows']
          .concat(['integrations', 'monitors', 'notifiers', 'rbac', 'users', 'views'])
          .map((key) => [key, crud]),
      ),
      auditLog: ['read'],
      billing: ['read', 'update'],
      sharedAccessKeys: ['read', 'update'],
    })
  })

  it('gives no two capabilities of an area the same name', () => {
    for (const area of ['dataset', 'view', 'organisation'] as const) {
      const names = capabilitiesOf(area).flatMap(({ key, label, consoleLabel }) => [
        ...new Set([key, label, consoleLabel ?? key].map((name) => name.toLowerCase())),
      ])
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it.each(capabilities.map((row) => [row.area, row.key, row] as const))(
    '%s %s: its actions are in order, its dangers are its own actions, its sentence is one',
    (area, key, row) => {
      expect(row.actions).toEqual(actions.filter((action) => row.actions.includes(action)))
      for (const danger of [...(row.destroys ?? []), ...(row.raises ?? [])])
        expect(row.actions).toContain(danger)
      // Who chooses only some of several actions has to read which ones.
      expect(row.sentence.includes('{do}')).toBe(row.actions.length > 1)
      expect(sayCapability(area, key)).toMatch(/^[a-z][^{}.]+$/)
    },
  )

  it('knows what destroys data and what raises rights', () => {
    const having = (danger: 'destroys' | 'raises') =>
      capabilities.filter((row) => row[danger]).map(({ key }) => key)
    expect(having('raises')).toEqual(['apiTokens', 'rbac', 'sharedAccessKeys', 'users'])
    expect(having('destroys')).toEqual(expect.arrayContaining(['data', 'trim', 'datasets']))
  })

  it('checks at compile time what we write ourselves', () => {
    const grants: KnownGrants<'dataset'> = { ingest: ['create'], share: ['read'] }
    expectTypeOf(grants).toExtend<Partial<Grants>>()
    // @ts-expect-error ingest cannot be read
    const wrong: KnownGrants<'dataset'> = { ingest: ['read'] }
    // @ts-expect-error there is no such capability of a view
    const strange: KnownGrants<'view'> = { ingest: ['create'] }
    expect([wrong, strange]).toHaveLength(2)
  })
})

import { describe, expect, it } from 'vitest'
import { type CapabilityMatrix, cellsOf } from './capability-matrix.ts'
import {
  dangersOf,
  destroysEverywhere,
  explainMatrix,
  sayCell,
  sayCells,
  sayExplanation,
} from './capability-words.ts'

const none: CapabilityMatrix = {
  datasetCapabilities: {},
  viewCapabilities: {},
  orgCapabilities: {},
}

describe('a matrix in words', () => {
  it('says what may be done, dataset by dataset', () => {
    const sentences = explainMatrix({
      datasetCapabilities: {
        'http-logs': { query: ['read'], ingest: ['create'] },
        '*': { starredQueries: ['delete', 'create', 'read'] },
      },
      viewCapabilities: { errors: { share: ['read'] } },
      orgCapabilities: { apiTokens: ['update'], auditLog: ['read'] },
    }).map(sayExplanation)
    expect(sentences).toEqual([
      'Dataset http-logs: may send events into it; may query it and read the results.',
      'Every dataset, also those to come: may create, read and delete the saved queries about it.',
      'View errors: may read shares of it with other organisations.',
      'The organisation: may regenerate API tokens; may read the log of who did what.',
    ])
  })

  it('does not hide what it does not know', () => {
    const [explanation] = explainMatrix({ ...none, orgCapabilities: { teleports: ['beam'] } })
    expect(explanation?.may).toEqual([
      'may beam “teleports”, a capability that is newer than this program',
    ])
  })

  it('points out what destroys and what raises rights, and nothing else', () => {
    const matrix = {
      ...none,
      datasetCapabilities: { a: { trim: ['update'], query: ['read'] } },
      orgCapabilities: { rbac: ['read', 'create'], datasets: ['delete'] },
    }
    const { destroys, raises } = dangersOf(matrix)
    expect(destroys.map(sayCell)).toEqual([
      'dataset a: trim update',
      'organisation: datasets delete',
    ])
    expect(raises.map(sayCell)).toEqual(['organisation: rbac create'])
  })

  it('says many permissions by what they are about', () => {
    const matrix = {
      ...none,
      datasetCapabilities: { a: { ingest: ['create'], share: ['create', 'read'] } },
      orgCapabilities: { users: ['read'] },
    }
    expect(sayCells(cellsOf(matrix))).toBe(
      'dataset a: ingest create, share create+read; organisation: users read',
    )
  })

  it('knows a wildcard that destroys', () => {
    const on = (name: string, grants: Record<string, string[]>) =>
      destroysEverywhere({ ...none, datasetCapabilities: { [name]: grants } })
    expect(on('*', { data: ['delete'] })).toBe(true)
    expect(on('*', { query: ['read'] })).toBe(false)
    expect(on('http-logs', { data: ['delete'] })).toBe(false)
  })
})

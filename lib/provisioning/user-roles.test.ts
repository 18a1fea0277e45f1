import { describe, expect, test } from 'vitest'
import type { Connection } from '@/lib/db/finders'
import type { Grant } from '@/lib/org/users/user-row'
import { Notes } from '@/lib/scim'
import { grantsOf } from './user-roles'

const admin = { id: '018f0000-0000-7000-8000-00000000000a', name: 'Admin', name_lc: 'admin', manages: true }
const standard = { id: '018f0000-0000-7000-8000-00000000000b', name: 'Standard', name_lc: 'standard', manages: false }
const held = (source: string, { id, name } = admin): Grant[] => [{ id, name, source, manages: true }]

function granted(named: readonly string[], { grants = [], may = false }: { grants?: Grant[]; may?: boolean } = {}) {
  const notes = new Notes()
  const connection = { grantsManagement: may } as Connection
  const roles = grantsOf(named, [admin, standard], { connection, held: grants, notes })
  return {
    roles: roles?.map(({ name }) => name),
    notes: notes.list.map(({ tolerance, where }) => [tolerance, ...where]),
  }
}

describe('a role is granted', () => {
  test.each([' STANDARD ', standard.id.toUpperCase()])('that is named as "%s"', (text) => {
    expect(granted([text])).toEqual({ roles: ['Standard'], notes: [] })
  })

  test('once, however often it is named', () => {
    expect(granted(['Standard', standard.id]).roles).toEqual(['Standard'])
  })

  test('that manages access only where the connection may, or where SCIM granted that very role before', () => {
    expect(granted(['Admin'], { may: true }).roles).toEqual(['Admin'])
    expect(granted(['Admin'], { grants: held('scim') }).roles).toEqual(['Admin'])
    const withheld = { roles: undefined, notes: [['roleWithheld', 'Admin']] }
    expect(granted(['Admin'])).toEqual(withheld)
    expect(granted(['Admin'], { grants: held('manual') })).toEqual(withheld)
    expect(granted(['Admin'], { grants: held('scim', standard) })).toEqual(withheld)
  })
})

test('what is no role here is noted, and alone it leaves what was granted', () => {
  expect(granted(['Owner'])).toEqual({ roles: undefined, notes: [['roleUnknown', 'Owner']] })
  expect(granted(['Owner', 'Standard'])).toEqual({ roles: ['Standard'], notes: [['roleUnknown', 'Owner']] })
})

test('nothing named grants nothing', () => {
  expect(granted([]).roles).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { sha256 } from '@/lib/base/secret'
import type { Connection, Found, KeyRow, Org } from '@/lib/db/finders'
import { makeKey } from '@/lib/org/keys/key-format'
import { authorizeScim, presentedKey } from './application-key'

const key = makeKey('0123456789')
const unauthorized = expect.objectContaining({ status: 401 })

describe('a key is read', () => {
  test('from a bearer header in any case, as a hash of its secret', () => {
    const expected = { orgId: '0123456789', publicId: key.publicId, hash: sha256(key.secret) }
    expect(presentedKey(`Bearer ${key.text}`)).toEqual(expected)
    expect(presentedKey(` bEARER   ${key.text} `)).toEqual(expected)
  })

  test.each([
    ['no header', null],
    ['another scheme', `Basic ${key.text}`],
    ['no scheme', key.text],
    ['no key', 'Bearer'],
    ['more than a key', `Bearer ${key.text} more`],
    ['a key cut short', `Bearer ${key.text.slice(0, -1)}`],
  ])('never from %s', (_, header) => {
    expect(() => presentedKey(header)).toThrow(unauthorized)
  })

  test('once for the same text, of a bounded number of texts', () => {
    const first = presentedKey(`Bearer ${key.text}`)
    expect(presentedKey(`Bearer ${key.text}`)).toBe(first)
    for (let n = 0; n < 200; n++) presentedKey(`Bearer ${makeKey('0123456789').text}`)
    expect(presentedKey(`Bearer ${key.text}`)).not.toBe(first)
  })
})

const now = new Date('2026-03-01T10:00:00Z')
const row = {
  org: { name: 'Acme', plan: 'enterprise' } as Org,
  connection: { id: 'c', name: 'Okta' } as Connection,
  key_id: 'k',
  owner_id: 'o',
  owner_name: 'SCIM',
  owner_kind: 'service',
  owner_status: 'active',
  expires_at: null,
  revoked_at: null,
  scopes: 'user_access_invite,user_access_manage,teams_manage',
  permissions: 'user_access_manage,user_access_invite,audit_logs_read',
} as Found<KeyRow>
const authorized = (change: Partial<Found<KeyRow>>) => authorizeScim({ ...row, ...change }, now, {})

describe('a proven key', () => {
  test('may do what its scopes and its owner’s roles both allow', () => {
    const permissions = new Set(['user_access_invite', 'user_access_manage'])
    expect(authorized({}).actor).toEqual({ kind: 'key', id: 'o', name: 'SCIM', keyId: 'k', permissions })
    expect(authorized({ owner_kind: 'human' }).isPerson).toBe(true)
  })

  test('is good until the moment it expires', () => {
    expect(authorized({ expires_at: new Date(now.getTime() + 1) }).isPerson).toBe(false)
    expect(() => authorized({ expires_at: now })).toThrow(unauthorized)
  })

  test('of a person who is invited, not yet here, is 401', () => {
    expect(() => authorized({ owner_status: 'pending' })).toThrow(unauthorized)
  })

  test('that speaks for no connection is 403', () => {
    expect(() => authorized({ connection: null })).toThrow(expect.objectContaining({ status: 403 }))
  })
})

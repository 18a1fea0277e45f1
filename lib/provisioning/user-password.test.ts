import { describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import type { LockedUser } from '@/lib/org/users/user-row'
import { Notes, type Operation, parsePatch, patchSchema, userType } from '@/lib/scim'
import type { Caller, Principal } from './caller'
import { acceptedPassword, passwordIn, passwordOf } from './user-password'

function operations(...Operations: object[]): readonly Operation[] {
  return parsePatch(userType, { schemas: [patchSchema], Operations }, new Notes())
}

describe('the password of a change', () => {
  const set = (value: string) => ({ op: 'replace', path: 'password', value })

  test('is what it is set to last', () => {
    expect(passwordIn(operations(set('first'), set('second'), { op: 'add', path: 'title', value: 'x' }))).toBe('second')
    expect(passwordIn(operations({ op: 'add', value: { password: 'whole' } }))).toBe('whole')
  })

  test.each([
    ['another attribute', { op: 'replace', path: 'title', value: 'x' }],
    ['a removal', { op: 'remove', path: 'password' }],
    ['an empty text', set('')],
  ])('is not %s', (_, operation) => {
    expect(passwordIn(operations(operation))).toBeUndefined()
  })
})

test('the password of a resource is a text that says something', () => {
  expect(['a text', '', undefined].map((password) => passwordOf({ password }))).toEqual([
    'a text',
    undefined,
    undefined,
  ])
})

describe('a password is ignored, and noted', () => {
  const row = { connection_id: 'c', verified_at: new Date(0), user_name: 'ann', display_name: 'Ann' } as LockedUser
  const accepted = async (acceptsPasswords: boolean, change: Partial<LockedUser>, text?: string) => {
    const notes = new Notes()
    const principal = { org: { name: 'Acme' } as Org, connection: { acceptsPasswords } } as Principal
    const prepared = await acceptedPassword(text, { ...row, email: null, ...change }, principal, { notes } as Caller)
    return [prepared !== undefined, notes.list.map(({ tolerance }) => tolerance)]
  }
  const text = 'a long enough sentence'

  test('where the connection accepts none, and of whoever is not managed or not verified', async () => {
    expect(await accepted(true, {}, text)).toEqual([true, []])
    const ignored = [false, ['passwordIgnored']]
    expect(await accepted(false, {}, text)).toEqual(ignored)
    expect(await accepted(true, { connection_id: null }, text)).toEqual(ignored)
    expect(await accepted(true, { verified_at: null }, text)).toEqual(ignored)
    expect(await accepted(false, {})).toEqual([false, []])
  })

  test('but refused where it is the person’s own name', async () => {
    await expect(accepted(true, { display_name: text }, text)).rejects.toThrow()
  })
})

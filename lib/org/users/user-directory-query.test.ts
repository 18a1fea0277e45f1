import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/base/id'
import { formatPeopleQuery, parsePeopleQuery, withChange, withoutFilters } from './user-directory-query'

const read = (text: string) => parsePeopleQuery(Object.fromEntries(new URLSearchParams(text)))
const id = newId(0)

describe('the address of a list', () => {
  it('says nothing about what is default', () => {
    expect(formatPeopleQuery(parsePeopleQuery({}))).toBe('')
    expect(read('size=50&sort=name&dir=asc&status=')).toEqual(parsePeopleQuery({}))
  })

  it('reproduces the view', () => {
    const query = read('q=zo%C3%A9 & co&status=bounced,expired&sort=signIn&dir=desc&size=100')
    const cursor = { side: 'after', key: '2026-11-22T08:31:00.000Z', id, place: 100 } as const
    const text = formatPeopleQuery({ ...query, cursor })
    expect(read(text)).toEqual({ ...query, cursor })
    expect(query).toMatchObject({ states: ['expired', 'bounced'], order: 'signIn', descending: true, size: 100 })
  })

  it('carries every filter and the look, each kind once', () => {
    const other = newId(1)
    const text = `role=${id},${other},${id}&team=${id}&source=saml,scim&seen=never,week&keys=scim&density=compact&hide=teams`
    const query = read(text)
    expect(query).toMatchObject({
      roles: [id, other],
      teams: [id],
      sources: ['scim', 'saml'],
      signIns: ['week', 'never'],
    })
    expect(query).toMatchObject({ keys: ['scim'], compact: true, hidden: ['teams'] })
    expect(read(formatPeopleQuery(query))).toEqual(query)
    expect(read('role=admin&source=fax&seen=soon&hide=name')).toMatchObject({ roles: [], sources: [], hidden: [] })
  })

  it('loses every filter and keeps the look', () => {
    const query = read(
      `q=zoe&status=expired&role=${id}&team=${id}&source=scim&seen=week&keys=any&density=compact&sort=created`,
    )
    expect(formatPeopleQuery(withoutFilters(query))).toBe('?sort=created&density=compact')
  })

  it('carries names of any script to the next page', () => {
    const cursor = { side: 'before', key: 'łukasz 張 "é', id, place: 3 } as const
    expect(read(formatPeopleQuery({ ...read(''), cursor })).cursor).toEqual(cursor)
  })

  it('ignores what it does not know', () => {
    expect(read('status=gone,active&sort=shoe&dir=up&size=1000&page=3')).toEqual(read('status=active'))
    expect(parsePeopleQuery({ q: ['one', 'two'] }).q).toBe('one')
    expect(read('q=%00').q).toBe('')
  })

  it.each([
    ['no base64', 'after=%%%'],
    ['no list', `after=${encode('{"key":1}')}`],
    ['an id that is none', `after=${encode(['ann', 'me', 1])}`],
    ['a place before the first', `after=${encode(['ann', id, 0])}`],
    ['a moment that never was', `sort=signIn&after=${encode(['2026-99-01T00:00:00.000Z', id, 1])}`],
    ['a name where a moment belongs', `sort=signIn&after=${encode(['ann', id, 1])}`],
    ['a number beyond counting', `sort=created&after=${encode(['9'.repeat(30), id, 1])}`],
    ['a character that cannot be stored', `after=${encode(['a\0', id, 1])}`],
  ])('takes a cursor with %s for the first page', (_, text) => {
    expect(read(text).cursor).toBeUndefined()
  })

  it('goes back to the first page when the question changes', () => {
    const later = { ...read(''), cursor: { side: 'after', key: 'ann', id, place: 50 } as const }
    expect(withChange(later, { states: ['expired'] }).cursor).toBeUndefined()
  })
})

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
}

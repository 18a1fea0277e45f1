import { describe, expect, test } from 'vitest'
import { handleOf } from './team-handle'

const id = '01932b7a-5c00-7001-8a2b-0123456789ab'

describe('a handle', () => {
  test.each([
    ['Platform', 'platform'],
    ['Site Reliability', 'site_reliability'],
    ['  Padded  ', 'padded'],
    ['Équipe Été', 'equipe_ete'],
    ['İstanbul', 'istanbul'],
    ['ﬁnance', 'finance'],
    ['R&D (EU)', 'rd_eu'],
    ['ops/eu-west:1.a_b', 'ops/eu-west:1.a_b'],
    ['tab\tand\u00a0no-break', 'tab_and_no-break'],
    ["Robert'); drop table teams;--", 'robert_drop_table_teams--'],
  ])('of %j is %s', (name, handle) => {
    expect(handleOf(name, id)).toBe(handle)
  })

  test.each(['日本', '!!!', '😀'])('of %s, which has none of its letters, is made from the id', (name) => {
    expect(handleOf(name, id)).toBe('team-456789ab')
  })

  test('is at most 195 long', () => {
    expect(handleOf('x'.repeat(400), id)).toHaveLength(195)
  })

  test('is the same for names that differ in case, marks or spaces alone', () => {
    expect(handleOf('Café du Nord', id)).toBe(handleOf('CAFE DU NORD', id))
  })
})

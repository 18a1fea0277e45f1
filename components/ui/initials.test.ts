import { describe, expect, it } from 'vitest'
import { initial, initials } from './initials'

describe('initials', () => {
  it.each([
    ['Zoé Martin', 'ZM'],
    ['Łukasz Zieliński', 'ŁZ'],
    ['Anne-Sophie de La Rochefoucauld', 'AR'],
    ['Thijs van den Berghe', 'TB'],
    ['  élodie   durand ', 'ÉD'],
    ['(Paul) "Ito"', 'PI'],
    ["N'Guessan", 'N'],
    ['ßigurd ßohn', 'ßß'],
    ['王小明', '王'],
    ['Сергей Иванов', 'СИ'],
    ['3rd Floor', '3F'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })

  it('keeps a letter and its combining mark together', () => {
    expect(initials('e\u0301lodie Roux')).toBe('E\u0301R')
  })

  it('shows a question mark when a name has no letter', () => {
    expect(initials('')).toBe('?')
    expect(initials('— ☂')).toBe('?')
  })
})

it('one letter stands for an organization, its mark included', () => {
  expect(initial('Łódź Works')).toBe('Ł')
  expect(initial('e\u0301toile du Nord')).toBe('E\u0301')
  expect(initial('!')).toBe('?')
})

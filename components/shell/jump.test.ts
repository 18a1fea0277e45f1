import { describe, expect, it } from 'vitest'
import { type JumpGroup, narrow } from './jump'

const groups: JumpGroup[] = [
  {
    label: 'Go to',
    entries: [
      { icon: 'bot', label: 'Comptes de service', to: { href: '/accounts' } },
      { icon: 'team', label: 'Équipes', to: { href: '/teams' } },
      { icon: 'shield', label: 'Rôles', to: { href: '/roles' } },
    ],
  },
  {
    label: 'Do',
    entries: [
      { icon: 'plus', label: 'Créer un compte de service', also: 'robot machine', to: { href: '/accounts/new' } },
      { icon: 'moon', label: 'Thème sombre', to: { kind: 'theme', value: 'dark' } },
    ],
  },
]
const labels = (text: string) => narrow(groups, text).flatMap(({ entries }) => entries.map(({ label }) => label))

describe('narrowing the palette', () => {
  it('leaves everything where nothing is typed', () => {
    expect(narrow(groups, ' ')).toEqual(groups)
  })

  it('takes no notice of case and marks', () => {
    expect(labels('EQUIPES')).toEqual(['Équipes'])
    expect(labels('rôl')).toEqual(['Rôles'])
  })

  it('wants every word at the beginning of one, in any order', () => {
    expect(labels('service compte')).toEqual(['Comptes de service', 'Créer un compte de service'])
    expect(labels('ervice')).toEqual([])
    expect(labels('compte sombre')).toEqual([])
  })

  it('finds other words for the same and drops empty groups', () => {
    expect(narrow(groups, 'robot').map(({ label }) => label)).toEqual(['Do'])
  })

  it('puts first what begins with the text', () => {
    const [group] = narrow(
      [
        {
          label: 'Do',
          entries: [
            { icon: 'key', label: 'New team key', to: { href: '/a' } },
            { icon: 'team', label: 'Team', to: { href: '/b' } },
          ],
        },
      ],
      'team',
    )
    expect(group?.entries.map(({ label }) => label)).toEqual(['Team', 'New team key'])
  })

  it('reads no meaning into signs', () => {
    expect(labels('c.*')).toEqual(['Comptes de service', 'Créer un compte de service'])
    expect(labels('(')).toHaveLength(5)
  })
})

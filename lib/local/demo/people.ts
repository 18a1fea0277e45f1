/** The people of the demo: every state, every source, names that test a layout. */
import type { UserSource } from '@/lib/org/user-row'

export type DemoState = 'active' | 'invited' | 'expired' | 'bounced' | 'disabled'

export interface DemoPerson {
  readonly given: string
  readonly family: string
  readonly title?: string
  readonly state: DemoState
  readonly source: UserSource
  readonly role?: 'Admin' | 'Standard' | 'Read only'
  readonly locale?: 'en' | 'fr'
  /** Hours since the last sign-in, the disabling, the expiry or the mail, as the state has it. */
  readonly hoursAgo: number
}

export const people: readonly DemoPerson[] = [
  {
    given: 'Zoé',
    family: 'Martin',
    title: 'Staff engineer',
    state: 'active',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 2,
  },
  {
    given: 'Anne-Sophie',
    family: 'de La Rochefoucauld-Montmorency',
    title: 'Head of site reliability',
    state: 'active',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 15,
  },
  { given: 'Łukasz', family: 'Zieliński', title: 'Platform engineer', state: 'active', source: 'scim', hoursAgo: 0.2 },
  {
    given: 'Maëlle',
    family: 'Kerguélen',
    title: 'Product designer',
    state: 'disabled',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 96,
  },
  { given: 'Thijs', family: 'van den Berghe', title: 'Data analyst', state: 'active', source: 'scim', hoursAgo: 3 },
  {
    given: 'Hélène',
    family: 'Dubois',
    title: 'Billing auditor',
    state: 'active',
    source: 'invited',
    role: 'Read only',
    locale: 'fr',
    hoursAgo: 26,
  },
  { given: 'Paul', family: 'Ito', state: 'invited', source: 'invited', hoursAgo: 39 },
  { given: 'Ann', family: 'Oyelaran', state: 'expired', source: 'imported', role: 'Read only', hoursAgo: 3 },
  { given: 'Jean-Baptiste', family: 'Lefèvre', state: 'bounced', source: 'invited', locale: 'fr', hoursAgo: 20 },
  { given: 'Siobhán', family: 'Ní Bhriain', title: 'Support lead', state: 'active', source: 'scim', hoursAgo: 50 },
  { given: 'Mateus', family: 'Gonçalves', title: 'Backend engineer', state: 'active', source: 'scim', hoursAgo: 1 },
  { given: 'Nguyễn Thị', family: 'Minh Khai', title: 'Backend engineer', state: 'active', source: 'scim', hoursAgo: 7 },
  {
    given: 'Björn',
    family: 'Åkesson',
    title: 'Security engineer',
    state: 'active',
    source: 'invited',
    role: 'Admin',
    hoursAgo: 12,
  },
  {
    given: 'Inès',
    family: 'Fauré',
    title: 'Data scientist',
    state: 'invited',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 4,
  },
  { given: 'Oluwaseun', family: 'Adébáyò', title: 'Sales engineer', state: 'active', source: 'scim', hoursAgo: 170 },
  {
    given: 'Chloé',
    family: 'N’Guessan',
    title: 'Recruiter',
    state: 'invited',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 1,
  },
  { given: 'Dmytro', family: 'Kovalenko', title: 'Frontend engineer', state: 'active', source: 'scim', hoursAgo: 5 },
  { given: 'Farah', family: 'Haddad', title: 'Legal counsel', state: 'active', source: 'imported', hoursAgo: 300 },
  { given: 'Søren', family: 'Kjær', state: 'expired', source: 'invited', hoursAgo: 70 },
  { given: 'Yuki', family: 'Tanaka', title: 'Research engineer', state: 'active', source: 'scim', hoursAgo: 9 },
  { given: 'Renée', family: 'O’Connor', title: 'Chief of staff', state: 'active', source: 'invited', hoursAgo: 30 },
  { given: 'José', family: 'Peña', title: 'Customer success', state: 'disabled', source: 'invited', hoursAgo: 400 },
  { given: 'Ewa', family: 'Wiśniewska', title: 'Accountant', state: 'active', source: 'scim', hoursAgo: 60 },
  {
    given: 'Gaël',
    family: 'Le Goff',
    title: 'Technical writer',
    state: 'expired',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 11,
  },
  { given: 'Priya', family: 'Raghunathan', title: 'Engineering manager', state: 'active', source: 'scim', hoursAgo: 6 },
  { given: 'Tomáš', family: 'Dvořák', title: 'Network engineer', state: 'active', source: 'scim', hoursAgo: 22 },
  { given: 'Ayşe', family: 'Yılmaz', title: 'Brand designer', state: 'disabled', source: 'scim', hoursAgo: 800 },
  { given: 'Cormac', family: 'Brennan', state: 'expired', source: 'invited', hoursAgo: 140 },
  {
    given: 'Leïla',
    family: 'Benkirane',
    title: 'Solutions architect',
    state: 'active',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 16,
  },
  { given: 'Viktória', family: 'Szabó', title: 'Office manager', state: 'bounced', source: 'imported', hoursAgo: 30 },
  {
    given: 'Henrik',
    family: 'Lindqvist',
    title: 'Site reliability engineer',
    state: 'active',
    source: 'scim',
    hoursAgo: 4,
  },
  {
    given: 'Amélie',
    family: 'Rousseau',
    title: 'Product manager',
    state: 'active',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 28,
  },
]

/** The address of a demo person: plain letters, so that it can be typed. */
export function addressOf({ given, family }: DemoPerson, domain: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[\p{Mn}’' ]/gu, '')
      .replace(/[łŁ]/g, 'l')
      .replace(/[øØ]/g, 'o')
      .replace(/[æÆ]/g, 'ae')
      .replace(/ı/g, 'i')
      .toLowerCase()
  return `${plain(given)}.${plain(family)}@${domain}`
}

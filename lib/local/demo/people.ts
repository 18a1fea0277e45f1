/** The people of the demo: every state, every source, names that test a layout. */
import type { UserSource } from '@/lib/org/users/user-row'

export type DemoState = 'active' | 'invited' | 'expired' | 'bounced' | 'disabled'

export interface DemoPerson {
  readonly given: string
  readonly family: string
  readonly title?: string
  /** The title before the one they have, where provisioning has changed it, and how many hours ago it did. */
  readonly promoted?: { readonly from: string; readonly hoursAgo: number }
  readonly state: DemoState
  readonly source: Extract<UserSource, 'scim' | 'invited' | 'imported'>
  /** What whoever invited them chose, or the identity provider sends; else what everybody gets who joins. */
  readonly role?: string
  readonly locale?: 'en' | 'fr'
  readonly department?: string
  /** Days since they came; pending people came when their mail did. */
  readonly joined?: number
  /** Hours since the last sign-in, the disabling, the expiry or the mail, as the state has it. */
  readonly hoursAgo: number
}

const scim = { state: 'active', source: 'scim' } as const
const invited = { state: 'active', source: 'invited' } as const

export const acmePeople: readonly DemoPerson[] = [
  {
    ...scim,
    given: 'Zoé',
    family: 'Martin',
    title: 'Staff engineer',
    promoted: { from: 'Senior engineer', hoursAgo: 0.07 },
    locale: 'fr',
    hoursAgo: 2,
  },
  {
    ...scim,
    given: 'Anne-Sophie',
    family: 'de La Rochefoucauld-Montmorency',
    title: 'Head of site reliability',
    promoted: { from: 'Reliability engineer', hoursAgo: 3.4 },
    locale: 'fr',
    hoursAgo: 15,
  },
  {
    ...scim,
    given: 'Łukasz',
    family: 'Zieliński',
    title: 'Platform engineer',
    promoted: { from: 'Engineer', hoursAgo: 22.3 },
    hoursAgo: 0.2,
  },
  {
    given: 'Maëlle',
    family: 'Kerguélen',
    title: 'Product designer',
    state: 'disabled',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 96,
  },
  {
    ...scim,
    given: 'Thijs',
    family: 'van den Berghe',
    title: 'Data lead',
    promoted: { from: 'Data analyst', hoursAgo: 51.2 },
    hoursAgo: 3,
  },
  {
    ...invited,
    given: 'Hélène',
    family: 'Dubois',
    title: 'Billing auditor',
    role: 'Read only',
    locale: 'fr',
    joined: 66,
    hoursAgo: 26,
  },
  { given: 'Paul', family: 'Ito', state: 'invited', source: 'invited', hoursAgo: 39 },
  { given: 'Ann', family: 'Oyelaran', state: 'expired', source: 'imported', role: 'Read only', hoursAgo: 3 },
  { given: 'Jean-Baptiste', family: 'Lefèvre', state: 'bounced', source: 'invited', locale: 'fr', hoursAgo: 20 },
  { ...scim, given: 'Siobhán', family: 'Ní Bhriain', title: 'Support lead', hoursAgo: 50 },
  { ...scim, given: 'Mateus', family: 'Gonçalves', title: 'Backend engineer', hoursAgo: 1 },
  { ...scim, given: 'Nguyễn Thị', family: 'Minh Khai', title: 'Backend engineer', hoursAgo: 7 },
  {
    ...invited,
    given: 'Björn',
    family: 'Åkesson',
    title: 'Security engineer',
    role: 'Admin',
    joined: 74,
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
  { ...scim, given: 'Oluwaseun', family: 'Adébáyò', title: 'Sales engineer', hoursAgo: 170 },
  {
    given: 'Chloé',
    family: 'N’Guessan',
    title: 'Recruiter',
    state: 'invited',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 1,
  },
  { ...scim, given: 'Dmytro', family: 'Kovalenko', title: 'Frontend engineer', hoursAgo: 5 },
  {
    ...invited,
    given: 'Farah',
    family: 'Haddad',
    title: 'Legal counsel',
    source: 'imported',
    joined: 41,
    hoursAgo: 300,
  },
  { given: 'Søren', family: 'Kjær', state: 'expired', source: 'invited', hoursAgo: 70 },
  { ...scim, given: 'Yuki', family: 'Tanaka', title: 'Research engineer', joined: 18, hoursAgo: 9 },
  { ...invited, given: 'Renée', family: 'O’Connor', title: 'Chief of staff', joined: 71, hoursAgo: 30 },
  {
    given: 'José',
    family: 'Peña',
    title: 'Customer success',
    state: 'disabled',
    source: 'invited',
    joined: 69,
    hoursAgo: 400,
  },
  { ...scim, given: 'Ewa', family: 'Wiśniewska', title: 'Accountant', hoursAgo: 60 },
  {
    given: 'Gaël',
    family: 'Le Goff',
    title: 'Technical writer',
    state: 'expired',
    source: 'scim',
    locale: 'fr',
    hoursAgo: 11,
  },
  { ...scim, given: 'Priya', family: 'Raghunathan', title: 'Engineering manager', hoursAgo: 6 },
  { ...scim, given: 'Tomáš', family: 'Dvořák', title: 'Network engineer', joined: 12, hoursAgo: 22 },
  {
    given: 'Ayşe',
    family: 'Yılmaz',
    title: 'Brand designer',
    state: 'disabled',
    source: 'scim',
    hoursAgo: 430,
  },
  { given: 'Cormac', family: 'Brennan', state: 'expired', source: 'invited', hoursAgo: 140 },
  { ...scim, given: 'Leïla', family: 'Benkirane', title: 'Solutions architect', locale: 'fr', hoursAgo: 16 },
  { given: 'Viktória', family: 'Szabó', state: 'bounced', source: 'imported', hoursAgo: 30 },
  { ...scim, given: 'Henrik', family: 'Lindqvist', title: 'Site reliability engineer', joined: 9, hoursAgo: 4 },
  { ...scim, given: 'Amélie', family: 'Rousseau', title: 'Product manager', locale: 'fr', hoursAgo: 28 },
]

const recherche = { ...scim, department: 'Recherche', locale: 'fr' } as const
const production = { ...scim, department: 'Production', locale: 'fr' } as const

export const globexPeople: readonly DemoPerson[] = [
  { ...recherche, given: 'Éloïse', family: 'Charbonneau', title: 'Directrice de la recherche', hoursAgo: 3 },
  {
    ...recherche,
    given: 'Théophile',
    family: 'de Saint-Exupéry d’Arcachon',
    title: 'Ingénieur d’études',
    promoted: { from: 'Stagiaire', hoursAgo: 5.6 },
    hoursAgo: 8,
  },
  { ...recherche, given: 'Maïwenn', family: 'Le Bihan', title: 'Chimiste', hoursAgo: 27 },
  { ...production, given: 'Aurélien', family: 'Fontaine', title: 'Chef d’atelier', hoursAgo: 1 },
  { ...production, given: 'Noémie', family: 'Vasseur', title: 'Responsable qualité', hoursAgo: 49 },
  { ...production, given: 'Raphaël', family: 'Delacroix', title: 'Technicien', joined: 13, hoursAgo: 100 },
  { ...production, given: 'Océane', family: 'Pérez', title: 'Acheteuse', state: 'disabled', hoursAgo: 62 },
  { ...invited, given: 'Mathieu', family: 'Lacombe', title: 'Comptable', role: 'Read only', joined: 52, hoursAgo: 21 },
  { ...invited, given: 'Sylvie', family: 'Garnier', title: 'Juriste', joined: 48, hoursAgo: 12, locale: 'fr' },
  { given: 'Loïc', family: 'Prévost', title: 'Analyste', state: 'invited', source: 'scim', locale: 'fr', hoursAgo: 6 },
  { given: 'Gaëtan', family: 'Hervé', state: 'expired', source: 'invited', locale: 'fr', hoursAgo: 31 },
  { ...recherche, given: 'Ömer', family: 'Çelik', title: 'Physicien', joined: 7, hoursAgo: 18 },
]

export const initechPeople: readonly DemoPerson[] = [
  { ...invited, given: 'Milton', family: 'Abernathy', title: 'Collator', joined: 60, hoursAgo: 3 },
  { ...invited, given: 'Joanna', family: 'Reyes', title: 'Team lead', joined: 44, hoursAgo: 28 },
  { ...invited, given: 'Samir', family: 'Nazari', title: 'Developer', joined: 31, hoursAgo: 7 },
  { given: 'Drew', family: 'Hollister', state: 'invited', source: 'invited', hoursAgo: 20 },
  { given: 'Nina', family: 'Okafor', state: 'expired', source: 'imported', hoursAgo: 44 },
  { given: 'Peter', family: 'Lindholm', state: 'disabled', source: 'invited', joined: 51, hoursAgo: 200 },
]

export function nameOf({ given, family }: DemoPerson): string {
  return `${given} ${family}`
}

/** The address of a demo person: plain letters, so that it can be typed. */
export function addressOf({ given, family }: Pick<DemoPerson, 'given' | 'family'>, domain: string): string {
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

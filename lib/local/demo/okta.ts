/** Acme's provisioning: what Okta has asked in the three weeks since it was connected, and what others tried with keys
 *  of the organization. */
import { arrivalOf, stay } from './arrivals'
import type { Cast } from './cast'
import { type Ask, patchOf, type Send, schemas, searchPath, sender, userPath } from './client'
import { days, type Happening } from './clock'
import { former, refusals, scripts, userOf } from './okta-others'
import { addressOf, type DemoPerson } from './people'

export interface OktaKeys {
  /** What Okta has. */
  readonly scim: () => string
  /** An administrator's own, tried before there was a service account. */
  readonly personal: () => string
  /** Of an account that may not provision. */
  readonly reader: () => string
  /** Revoked since. */
  readonly ended: () => string
}

const connected = 24.2

export function oktaStory(cast: Cast, people: readonly DemoPerson[], ask: Ask, keys: OktaKeys): Happening[] {
  const okta = sender(ask, { agent: 'Okta SCIM Client 1.0.0', address: '203.0.113.24', token: keys.scim })
  const shell = sender(ask, { agent: 'curl/8.9.1', address: '198.51.100.14', token: keys.personal })
  const script = sender(ask, { agent: 'python-requests/2.32.3', address: '198.51.100.60', token: keys.scim })
  const reader = sender(ask, { agent: 'python-requests/2.32.3', address: '198.51.100.61', token: keys.reader })
  const old = sender(ask, { agent: 'backup-agent/3.1', address: '198.51.100.60', token: keys.ended })
  const managed = people.filter(({ source }) => source === 'scim')
  return [
    ...connecting(okta, shell),
    ...managed.flatMap((person, n) => life(cast, okta, person, n)),
    ...groups(cast, okta),
    ...changes(cast, okta),
    ...refusals(cast, okta, script, reader),
    ...[27.9, 13.4].map((ago) => ({
      hours: days(ago),
      happen: () => old({ method: 'GET', path: '/Users?count=500', expect: 401 }),
    })),
    ...scripts(cast, script, shell),
  ]
}

function connecting(okta: Send, shell: Send): Happening[] {
  const discovery = ['/ServiceProviderConfig', '/Schemas', '/ResourceTypes']
  return [
    { hours: days(25.1), happen: () => shell({ method: 'GET', path: '/Users?count=1' }) },
    { hours: days(connected) + 0.2, happen: () => okta({ method: 'GET', path: '/Users?startIndex=1&count=2' }) },
    ...discovery.map((path, n) => ({
      hours: days(connected) + 0.1 - n * 0.001,
      happen: () => okta({ method: 'GET', path }),
    })),
    ...[6, 3, 0.9].map((ago) => ({
      hours: days(ago),
      happen: () => okta({ method: 'GET', path: '/ServiceProviderConfig' }),
    })),
    ...[20, 13, 4, 0.8].map((ago) => ({
      hours: days(ago),
      happen: () => okta({ method: 'GET', path: '/Users?startIndex=1&count=100' }),
    })),
  ]
}

function life(cast: Cast, okta: Send, person: DemoPerson, n: number): Happening[] {
  const address = addressOf(person, cast.domain)
  const came = arrivalOf(person, cast.org.inviteTtlHours) - (person.state === 'active' ? n * 0.004 : 0)
  const { promoted, state, hoursAgo } = person
  const arrived = [
    {
      hours: came + 0.001,
      happen: () => okta({ method: 'GET', path: searchPath('Users', `userName eq "${address}"`) }),
    },
    {
      hours: came,
      happen: async () => {
        const body = userOf(cast, person, promoted?.from ?? person.title)
        cast.know(address, (await okta({ method: 'POST', path: '/Users', body, expect: 201 })).body.id ?? '')
      },
    },
  ]
  const isIn = state === 'active' || state === 'disabled'
  const promotion = () =>
    okta({ method: 'PUT', path: userPath(cast, address), body: userOf(cast, person, person.title) })
  return [
    ...arrived,
    ...(isIn ? stay(cast, person, came) : []),
    ...(promoted ? [{ hours: promoted.hoursAgo, happen: promotion }] : []),
    ...(state === 'disabled' ? [{ hours: hoursAgo, happen: () => setActive(cast, okta, address, false) }] : []),
  ]
}

/** As Okta's catalog applications do. */
function setActive(cast: Cast, send: Send, address: string, active: boolean) {
  const body = patchOf({ op: 'replace', value: { active } })
  return send({ method: 'PATCH', path: userPath(cast, address), body })
}

interface OktaGroup {
  readonly name: string
  readonly hours: number
  readonly members: readonly string[]
  readonly gone?: number
}

const pushed: readonly OktaGroup[] = [
  {
    name: 'Platform engineering',
    hours: days(21.4),
    members: ['zoe.martin', 'lukasz.zielinski', 'mateus.goncalves', 'nguyenthi.minhkhai', 'dmytro.kovalenko'],
  },
  {
    name: 'Équipe fiabilité',
    hours: days(21.39),
    members: ['anne-sophie.delarochefoucauld-montmorency', 'priya.raghunathan', 'leila.benkirane'],
  },
  {
    name: 'Engineering — Europe, Middle East and Africa (Paris, Montréal liaison, Kraków)',
    hours: days(17.2),
    members: [
      'zoe.martin',
      'lukasz.zielinski',
      'mateus.goncalves',
      'dmytro.kovalenko',
      'priya.raghunathan',
      'leila.benkirane',
      'amelie.rousseau',
      'thijs.vandenberghe',
    ],
  },
  { name: 'Accessibility guild', hours: days(13.6), members: ['amelie.rousseau', 'zoe.martin'] },
  { name: 'Finance', hours: days(11.1), members: ['ewa.wisniewska'] },
  { name: 'Contractors 2025', hours: days(20.3), members: ['siobhan.nibhriain'], gone: days(6.2) },
]

function groups(cast: Cast, okta: Send): Happening[] {
  const value = (who: string) => ({ value: cast.idOf(`${who}@${cast.domain}`), display: `${who}@${cast.domain}` })
  const path = (name: string) => `/Groups/${cast.idOf(name)}`
  const all = pushed.flatMap(({ name, hours, members, gone }): Happening[] => [
    {
      hours: hours + 0.002,
      happen: () =>
        okta({ method: 'GET', path: searchPath('Groups', `displayName eq "${name}"`, 'startIndex=1&count=100&') }),
    },
    {
      hours: hours + 0.001,
      happen: async () => {
        const body = { schemas: [schemas.group], displayName: name, members: [] }
        cast.know(name, (await okta({ method: 'POST', path: '/Groups', body, expect: 201 })).body.id ?? '')
      },
    },
    {
      hours,
      happen: () =>
        okta({
          method: 'PATCH',
          path: path(name),
          body: patchOf({ op: 'add', path: 'members', value: members.map(value) }),
        }),
    },
    ...(gone ? [{ hours: gone, happen: () => okta({ method: 'DELETE', path: path(name) }) }] : []),
  ])
  const move = (hours: number, name: string, ...operations: (() => Record<string, unknown>)[]) => ({
    hours,
    happen: () => okta({ method: 'PATCH', path: path(name), body: patchOf(...operations.map((make) => make())) }),
  })
  const add =
    (...who: string[]) =>
    () => ({ op: 'add', path: 'members', value: who.map(value) })
  const remove = (who: string) => () => ({ op: 'remove', path: `members[value eq "${value(who).value}"]` })
  return [
    ...all,
    move(2.1, 'Platform engineering', add('henrik.lindqvist', 'tomas.dvorak')),
    move(26.6, 'Équipe fiabilité', remove('leila.benkirane'), add('henrik.lindqvist')),
    move(days(8.3), 'Finance', () => ({
      op: 'replace',
      value: { id: cast.idOf('Finance'), displayName: 'Finance and tax' },
    })),
  ]
}

function changes(cast: Cast, okta: Send): Happening[] {
  const at = (who: string) => `${who}@${cast.domain}`
  const gone = addressOf(former, cast.domain)
  const patch = (who: string, ...operations: Record<string, unknown>[]) =>
    okta({ method: 'PATCH', path: userPath(cast, at(who)), body: patchOf(...operations) })
  return [
    {
      hours: days(23),
      happen: async () => {
        const body = userOf(cast, former, former.title)
        cast.know(gone, (await okta({ method: 'POST', path: '/Users', body, expect: 201 })).body.id ?? '')
      },
    },
    { hours: days(10.4), happen: () => setActive(cast, okta, gone, false) },
    { hours: days(2.3), happen: () => okta({ method: 'DELETE', path: userPath(cast, gone) }) },
    { hours: days(9.2), happen: () => setActive(cast, okta, at('dmytro.kovalenko'), false) },
    { hours: days(8.1), happen: () => setActive(cast, okta, at('dmytro.kovalenko'), true) },
    { hours: days(8.05), happen: () => cast.signIn(at('dmytro.kovalenko')).catch(() => {}) },
    {
      hours: days(6.6),
      happen: () => patch('priya.raghunathan', { op: 'replace', path: 'nickName', value: 'Pri' }),
    },
    {
      hours: days(5.1),
      happen: () => patch('tomas.dvorak', { op: 'add', path: 'roles', value: [{ value: 'Security reviewer' }] }),
    },
    {
      hours: 29.3,
      happen: () =>
        patch('amelie.rousseau', {
          op: 'add',
          path: 'phoneNumbers',
          value: [{ type: 'work', value: '+33 1 70 18 99 00' }],
        }),
    },
    {
      hours: 7.2,
      happen: () => okta({ method: 'GET', path: searchPath('Users', `userName eq "${at('zoe.martin')}"`) }),
    },
    { hours: 7.1, happen: () => okta({ method: 'GET', path: userPath(cast, at('yuki.tanaka')) }) },
    {
      hours: 0.9,
      happen: () => okta({ method: 'GET', path: searchPath('Users', `userName eq "sam.keller@${cast.domain}"`) }),
    },
  ]
}

/** One of each common kind. */

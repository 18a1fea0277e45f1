/** Globex's provisioning: what Entra ID has asked since it was connected, in its own dialect: operations with capitals,
 *  booleans as text, one member a request, people disabled first and deleted a month later. */
import { arrivalOf, stay } from './arrivals'
import type { Cast } from './cast'
import { type Ask, patchOf, type Send, schemas, searchPath, sender, userPath } from './client'
import { days, type Happening } from './clock'
import { addressOf, type DemoPerson } from './people'

const probe = 'c8b4a3b6-63a4-4b0e-a6b3-2f0f6f2f8b1d'
const cycles = [9, 6, 4, 2, 1, 0.6, 0.3, 0.1]
const microsoftGroup = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'

export function entraStory(cast: Cast, people: readonly DemoPerson[], ask: Ask, token: () => string): Happening[] {
  const entra = sender(ask, { agent: 'Microsoft Entra ID Provisioning/1.0', address: '20.61.8.14', token })
  const managed = people.filter(({ source }) => source === 'scim')
  const test = { method: 'GET', path: searchPath('Users', `userName eq "${probe}"`) }
  return [
    { hours: days(16.4), happen: () => entra(test) },
    { hours: days(16.39), happen: () => entra({ method: 'GET', path: '/Schemas' }) },
    ...managed.flatMap((person, n) => life(cast, entra, person, n)),
    ...cycles.map((ago) => ({ hours: days(ago), happen: () => entra(test) })),
    ...changes(cast, entra),
    ...groups(cast, entra),
    ...refusals(cast, entra),
  ]
}

function userOf(cast: Cast, person: DemoPerson) {
  const address = addressOf(person, cast.domain)
  const { given, family, title, promoted, department } = person
  return {
    schemas: [schemas.user, schemas.enterprise],
    externalId: objectId(address),
    userName: address,
    active: true,
    displayName: `${given} ${family}`,
    emails: [{ primary: true, type: 'work', value: address }],
    meta: { resourceType: 'User' },
    name: { formatted: `${given} ${family}`, familyName: family, givenName: given },
    title: promoted?.from ?? title ?? null,
    preferredLanguage: 'fr-FR',
    roles: [],
    ...(department && { [schemas.enterprise]: { department } }),
  }
}

/** Entra's objectId: always the same for the same address. */
function objectId(address: string): string {
  const hex = Buffer.from(address.padEnd(16, '-')).toString('hex').slice(0, 32)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function life(cast: Cast, entra: Send, person: DemoPerson, n: number): Happening[] {
  const address = addressOf(person, cast.domain)
  const isIn = person.state === 'active' || person.state === 'disabled'
  const came = isIn && person.joined === undefined ? days(16.2) - n * 0.006 : arrivalOf(person, cast.org.inviteTtlHours)
  const patch = (...operations: Record<string, unknown>[]) =>
    entra({ method: 'PATCH', path: userPath(cast, address), body: patchOf(...operations) })
  const { promoted, title, state, hoursAgo } = person
  return [
    {
      hours: came + 0.002,
      happen: () => entra({ method: 'GET', path: searchPath('Users', `externalId eq "${objectId(address)}"`) }),
    },
    {
      hours: came,
      happen: async () => {
        const sent = { method: 'POST', path: '/Users', body: userOf(cast, person), expect: 201 }
        cast.know(address, (await entra(sent)).body.id ?? '')
      },
    },
    ...(isIn ? stay(cast, person, came) : []),
    ...(promoted
      ? [{ hours: promoted.hoursAgo, happen: () => patch({ op: 'Replace', path: 'title', value: title }) }]
      : []),
    ...(state === 'disabled'
      ? [{ hours: hoursAgo, happen: () => patch({ op: 'Replace', path: 'active', value: 'False' }) }]
      : []),
  ]
}

function changes(cast: Cast, entra: Send): Happening[] {
  const at = (who: string) => `${who}@${cast.domain}`
  const patch = (who: string, ...operations: Record<string, unknown>[]) =>
    entra({ method: 'PATCH', path: userPath(cast, at(who)), body: patchOf(...operations) })
  const manager = `${schemas.enterprise}:manager`
  const gone: DemoPerson = { given: 'Ludovic', family: 'Mercier', state: 'disabled', source: 'scim', hoursAgo: 0 }
  return [
    {
      hours: days(16.1),
      happen: async () => {
        const { body } = await entra({ method: 'POST', path: '/Users', body: userOf(cast, gone), expect: 201 })
        cast.know(addressOf(gone, cast.domain), body.id ?? '')
      },
    },
    { hours: days(14.2), happen: () => patch('ludovic.mercier', { op: 'Replace', path: 'active', value: 'False' }) },
    {
      hours: 38.5,
      happen: () => entra({ method: 'DELETE', path: userPath(cast, at('ludovic.mercier')) }),
    },
    {
      hours: days(3.2),
      happen: () =>
        patch('maiwenn.lebihan', { op: 'Replace', path: `${schemas.enterprise}:department`, value: 'Analyses' }),
    },
    {
      hours: 26.4,
      happen: () =>
        patch(
          'raphael.delacroix',
          { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+33 6 01 02 03 04' },
          { op: 'Add', path: manager, value: cast.idOf(at('aurelien.fontaine')) },
        ),
    },
    { hours: days(4.5), happen: () => patch('noemie.vasseur', { op: 'Replace', path: 'active', value: 'False' }) },
    { hours: days(4.1), happen: () => patch('noemie.vasseur', { op: 'Replace', path: 'active', value: 'True' }) },
  ]
}

const pushed = [
  { name: 'Recherche et développement', hours: days(15.1), members: ['eloise.charbonneau', 'maiwenn.lebihan'] },
  { name: 'Atelier de Saint-Étienne', hours: days(15), members: ['aurelien.fontaine', 'noemie.vasseur'] },
]

function groups(cast: Cast, entra: Send): Happening[] {
  const one = (op: 'Add' | 'Remove', name: string, who: string) => {
    const value = [{ $ref: null, value: cast.idOf(`${who}@${cast.domain}`) }]
    const path = `/Groups/${cast.idOf(name)}`
    return entra({ method: 'PATCH', path, body: patchOf({ op, path: 'members', value }) })
  }
  const made = pushed.flatMap(({ name, hours, members }): Happening[] => [
    {
      hours: hours + 0.02,
      happen: () =>
        entra({ method: 'GET', path: searchPath('Groups', `displayName eq "${name}"`, 'excludedAttributes=members&') }),
    },
    {
      hours: hours + 0.01,
      happen: async () => {
        const body = {
          schemas: [schemas.group, microsoftGroup],
          externalId: objectId(name.slice(0, 12)),
          displayName: name,
          meta: { resourceType: 'Group' },
        }
        cast.know(name, (await entra({ method: 'POST', path: '/Groups', body, expect: 201 })).body.id ?? '')
      },
    },
    ...members.map((who, n) => ({ hours: hours - n * 0.001, happen: () => one('Add', name, who) })),
  ])
  return [
    ...made,
    { hours: 5.1, happen: () => one('Add', 'Recherche et développement', 'omer.celik') },
    { hours: 4.9, happen: () => one('Remove', 'Atelier de Saint-Étienne', 'noemie.vasseur') },
  ]
}

function refusals(cast: Cast, entra: Send): Happening[] {
  const path = (who: string) => userPath(cast, `${who}@${cast.domain}`)
  const stranger = '7b2f6c1e-90aa-4c6d-8f0e-0d5a3b1c9e42'
  const known: DemoPerson = { given: 'Sylvie', family: 'Garnier', state: 'active', source: 'scim', hoursAgo: 0 }
  return [
    {
      hours: 1.7,
      happen: () => entra({ method: 'POST', path: '/Users', body: userOf(cast, known), expect: 409 }),
    },
    {
      hours: 13.2,
      happen: () => entra({ method: 'GET', path: path('ludovic.mercier'), expect: 404 }),
    },
    {
      hours: 43.3,
      happen: () =>
        entra({
          method: 'PATCH',
          path: path('omer.celik'),
          body: patchOf({ op: 'Replace', path: 'active', value: 'Vrai' }),
          expect: 400,
        }),
    },
    {
      hours: 29.8,
      happen: () =>
        entra({
          method: 'PATCH',
          path: `/Groups/${cast.idOf('Atelier de Saint-Étienne')}`,
          body: patchOf({ op: 'Add', path: 'members', value: [{ $ref: null, value: stranger }] }),
          expect: 400,
        }),
    },
    {
      hours: days(2.7),
      happen: () =>
        entra({
          method: 'PATCH',
          path: path('maiwenn.lebihan'),
          body: patchOf({ op: 'Replace', path: 'userName', value: `sylvie.garnier@${cast.domain}` }),
          expect: 409,
        }),
    },
  ]
}

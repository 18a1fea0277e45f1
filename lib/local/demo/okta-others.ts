import type { Cast } from './cast'
import { patchOf, type Send, schemas, userPath } from './client'
import { days, type Happening } from './clock'
import type { DemoPerson } from './people'
import { addressOf } from './people'

export const former = { given: 'Rafael', family: 'Domínguez', title: 'Contractor' } as const

/** The user as Okta's profile has it. */
export function userOf(
  cast: Cast,
  person: Pick<DemoPerson, 'given' | 'family' | 'locale' | 'role'>,
  title: string | undefined,
) {
  const address = addressOf(person, cast.domain)
  return {
    schemas: [schemas.user],
    userName: address,
    externalId: `00u${Buffer.from(address).toString('hex').slice(0, 14)}`,
    name: { givenName: person.given, familyName: person.family },
    displayName: `${person.given} ${person.family}`,
    emails: [{ value: address, type: 'work', primary: true }],
    ...(title && { title }),
    ...(person.locale && { preferredLanguage: person.locale }),
    active: true,
  }
}

export function refusals(cast: Cast, okta: Send, script: Send, reader: Send): Happening[] {
  const at = (who: string) => `${who}@${cast.domain}`
  const path = (who: string) => userPath(cast, at(who))
  const again = { given: 'Renée', family: 'O’Connor' }
  const someone = '/Users/5c1f0a52-7d2e-4a51-9d0b-4f2f6a9b3c11'
  const refused = (hours: number, expect: number, send: Send, sent: () => Parameters<Send>[0]): Happening => ({
    hours,
    happen: () => send({ ...sent(), expect }),
  })
  return [
    refused(0.32, 409, okta, () => ({ method: 'POST', path: '/Users', body: userOf(cast, again, 'Chief of staff') })),
    refused(24.32, 409, okta, () => ({ method: 'POST', path: '/Users', body: userOf(cast, again, 'Chief of staff') })),
    refused(5.2, 400, script, () => ({
      method: 'PATCH',
      path: path('thijs.vandenberghe'),
      body: patchOf({ op: 'replace', path: 'active', value: 'perhaps' }),
    })),
    refused(11.7, 404, okta, () => ({ method: 'GET', path: userPath(cast, addressOf(former, cast.domain)) })),
    refused(18.9, 403, reader, () => ({ method: 'GET', path: '/Users?count=10' })),
    refused(33.4, 400, script, () => ({
      method: 'GET',
      path: `/Users?filter=${encodeURIComponent('title like "engineer"')}`,
    })),
    refused(44.1, 412, script, () => ({
      method: 'PATCH',
      path: path('yuki.tanaka'),
      headers: { 'if-match': 'W/"999"' },
      body: patchOf({ op: 'replace', path: 'title', value: 'Principal researcher' }),
    })),
    refused(46.8, 400, script, () => ({
      method: 'PATCH',
      path: path('ewa.wisniewska'),
      body: patchOf({ op: 'replace', path: 'costCentre', value: 'FR-204' }),
    })),
    refused(52.5, 409, okta, () => ({
      method: 'POST',
      path: '/Groups',
      body: { schemas: [schemas.group], displayName: 'Billing auditors', members: [] },
    })),
    refused(days(3.4), 409, okta, () => ({
      method: 'PATCH',
      path: path('bjorn.akesson'),
      body: patchOf({ op: 'replace', value: { active: false } }),
    })),
    refused(days(5.3), 404, okta, () => ({ method: 'DELETE', path: someone })),
  ]
}

/** What a script of the organization and an administrator at a terminal sent. */
export function scripts(cast: Cast, script: Send, shell: Send): Happening[] {
  const path = (who: string) => userPath(cast, `${who}@${cast.domain}`)
  const title = (who: string, value: string, bulkId: string) => ({
    method: 'PATCH',
    path: path(who),
    bulkId,
    data: patchOf({ op: 'replace', path: 'title', value }),
  })
  return [
    {
      hours: 30.2,
      happen: () =>
        script({
          method: 'POST',
          path: '/Bulk',
          body: {
            schemas: [schemas.bulk],
            failOnErrors: 3,
            Operations: [
              title('mateus.goncalves', 'Backend engineer, payments', '1'),
              title('nguyenthi.minhkhai', 'Backend engineer, search', '2'),
              title('ewa.wisniewska', 'Senior accountant', '3'),
            ],
          },
        }),
    },
    {
      hours: 35.6,
      happen: () =>
        script({
          method: 'POST',
          path: '/Users/.search',
          body: { schemas: [schemas.search], filter: 'active eq false', attributes: ['userName', 'active'], count: 50 },
        }),
    },
    { hours: 40.3, happen: () => script({ method: 'GET', path: '/Me', expect: 404 }) },
    { hours: 50.15, happen: () => shell({ method: 'GET', path: '/Me' }) },
    { hours: 50.1, happen: () => shell({ method: 'GET', path: '/Groups?count=5' }) },
    {
      hours: 8.6,
      happen: () =>
        shell({
          method: 'PATCH',
          path: path('henrik.lindqvist'),
          headers: { prefer: 'dry-run' },
          body: patchOf({ op: 'Replace', path: 'title', value: 'Staff site reliability engineer' }),
        }),
    },
  ]
}

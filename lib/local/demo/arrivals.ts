/** How people come who are invited or imported here: invited by an administrator, in with their link, signed in now and
 *  then, some of them disabled again. Whoever provisioning brings is in okta.ts and entra.ts. */
import { newId } from '@/lib/base/id'
import * as ownAccount from '@/lib/org/account/own-account'
import { inviteMany, inviteWithin } from '@/lib/org/invitations/invite-many'
import * as users from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import { browsers, type Cast } from './cast'
import { days, type Happening } from './clock'
import { addressOf, type DemoPerson, nameOf } from './people'

const seats = Object.values(browsers)

/** The hours since the person was made. */
export function arrivalOf({ state, joined, source, hoursAgo }: DemoPerson, inviteHours: number): number {
  if (state === 'invited' || state === 'bounced') return hoursAgo
  if (state === 'expired') return hoursAgo + inviteHours
  return days(joined ?? (source === 'scim' ? 24.1 : 58))
}

export function arrivals(cast: Cast, people: readonly DemoPerson[], inviter: string): Happening[] {
  return people.filter(({ source }) => source !== 'scim').flatMap((person) => arrival(cast, person, inviter))
}

function arrival(cast: Cast, person: DemoPerson, inviter: string): Happening[] {
  const address = addressOf(person, cast.domain)
  const came = arrivalOf(person, cast.org.inviteTtlHours)
  const invited = { hours: came, happen: () => invite(cast, person, inviter) }
  if (person.state === 'disabled') {
    const disable = async () => users.deactivate(cast.org, await cast.actor(inviter), cast.idOf(address))
    return [invited, ...stay(cast, person, came), { hours: person.hoursAgo, happen: disable }]
  }
  return person.state === 'active' ? [invited, ...stay(cast, person, came)] : [invited]
}

/** Comes in by the mailed link and signs in now and then, for the last time when the person's data say. */
export function stay(cast: Cast, person: DemoPerson, came: number): Happening[] {
  const address = addressOf(person, cast.domain)
  const seat =
    seats[[...address].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % seats.length] ?? browsers.chrome
  const accepted = came - 1.3 - (address.length % 9) * 1.7
  // Nobody signs in on the full hour.
  const odd = Math.min(0.4, person.hoursAgo / 10) * ((address.length % 10) / 10)
  const last = person.state === 'disabled' ? person.hoursAgo + 70 : person.hoursAgo - odd
  return [
    { hours: accepted, happen: () => cast.accept(address, nameOf(person), seat) },
    ...(person.source !== 'scim' && person.title
      ? [{ hours: accepted - 0.1, happen: () => describeOneself(cast, person, address) }]
      : []),
    ...(last < accepted ? [{ hours: last, happen: () => cast.signIn(address, seat) }] : []),
  ]
}

async function describeOneself(cast: Cast, person: DemoPerson, address: string): Promise<void> {
  const { title = '', locale = null } = person
  await ownAccount.changeProfile(cast.org, await cast.actor(address), {
    name: nameOf(person),
    title,
    locale,
    timeZone: null,
  })
}

async function invite(cast: Cast, person: DemoPerson, inviter: string): Promise<void> {
  const { org } = cast
  const address = addressOf(person, cast.domain)
  const actor = await cast.actor(inviter)
  const roleIds = person.role ? [await cast.roleId(person.role)] : []
  const order = { roleIds, locale: person.locale ?? null, note: '' }
  const invitees = [{ address, name: nameOf(person) }]
  const results =
    person.source === 'imported'
      ? await write(org, actor, async (w) => {
          const made = await inviteWithin(w, invitees, order, {
            held: { batchId: newId(), heldMs: 0 },
            source: 'imported',
          })
          w.effects.audit({ event: 'people.import', target: 'newcomers.csv', after: { rows: invitees.length } })
          return made
        })
      : (await inviteMany(org, actor, invitees, order)).results
  const [result] = results
  if (!result?.userId) throw new Error(`the demo could not invite ${address}: ${result?.verdict}`)
  cast.know(address, result.userId)
}

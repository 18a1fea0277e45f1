/** Whether the time that an answer takes tells who is known: signing in with a wrong password, by turns for a known and
 *  an unknown address, in this process, since a network would only hide a difference. */
import { performance } from 'node:perf_hooks'
import { provideEnv } from '@/lib/base/env'
import { closePools } from '@/lib/db/close'
import { migrate } from '@/lib/db/migrate'
import { systemActor } from '@/lib/org/can'
import { invitationToken } from '@/lib/org/invitations/invitation-token'
import * as invites from '@/lib/org/invitations/invites'
import * as organizations from '@/lib/org/organizations'
import { personProfile } from '@/lib/org/profile'
import { signIn } from '@/lib/org/sign-in/sign-in'
import * as users from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import { median } from './measure'
import { secret } from './servers'

export interface Enumeration {
  /** Medians in milliseconds, and how far apart they are: 0.1 is ten per cent. */
  readonly known: number
  readonly unknown: number
  readonly apart: number
}

/** Fewer than an address may be tried in an hour. */
const perAddress = 50
export const goal = 0.1

/** Measures on an empty database; `samples` of each. */
export async function measureEnumeration(databaseUrl: string, samples = 200): Promise<Enumeration> {
  provideEnv({ DATABASE_URL: databaseUrl, GATEHOUSE_SECRET: secret })
  await migrate(databaseUrl)
  try {
    const people = Math.ceil(samples / perAddress)
    for (let index = 0; index < people; index++) await makeMember(`known${index}@enumeration.test`)
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let index = 0; index < samples; index++) {
      // Whoever comes second finds the processor warm: each comes first half of the time.
      const order = index % 2 === 0 ? (['known', 'other'] as const) : (['other', 'known'] as const)
      for (const who of order) {
        const taken = await guess(`${who}${index % people}@enumeration.test`, index)
        times[who === 'known' ? 'known' : 'unknown'].push(taken)
      }
    }
    const [known, unknown] = [median(times.known), median(times.unknown)]
    return { known, unknown, apart: Math.abs(known - unknown) / Math.min(known, unknown) }
  } finally {
    await closePools()
  }
}

async function guess(email: string, index: number): Promise<number> {
  const began = performance.now()
  const outcome = await signIn({ email, password: 'a wrong sentence' }, { address: `2001:db8::${index.toString(16)}` })
  if (outcome.kind !== 'refused') throw new Error(`${email} was ${outcome.kind}`)
  return performance.now() - began
}

async function makeMember(email: string): Promise<void> {
  const slug = email.split('@')[0] ?? ''
  const org = await organizations.create({ name: slug, slug, plan: 'free', locale: 'en', timeZone: 'UTC' })
  const link = await write(org, systemActor(), async (w) => {
    await w.tx.ready()
    const { id } = users.create(w, {
      profile: personProfile(slug, email, null),
      active: true,
      source: 'invited',
      roles: ['Standard'],
    })
    const [row] = await w.tx.query<{ id: string }>({ name: 'enumeration_link', text: newestLink }, [org.id, id])
    return row?.id ?? ''
  })
  await invites.accept(invitationToken(org.id, link, secret), { name: slug, password: 'a long enough sentence' }, {})
}

const newestLink = 'select id from invitation_links where org_id = $1 and user_id = $2'

/** Of a password and a passkey given up at the same moment one stays: whoever removes one holds the person's row, and
 *  the second to hold it looks at what the first has left. Without the lock of `lockOrRefuse` both would go. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { list, remove } from '../passkeys/passkeys'
import { removePassword } from '../passwords/own-password'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization } from '../testing/organization'
import { newAuthenticator, register } from '../testing/passkeys'
import { openWays, readWays } from './sign-in-ways'

await cloneDatabase()
const org = await newOrganization()

test.each(Array.from({ length: 10 }, (_, n) => n))('of two last ways given up at once one stays (%i)', async () => {
  const person = await whoSignsIn(org, 'Standard')
  await register(org, person, newAuthenticator())
  const [{ id } = { id: '' }] = await list(org.id, person.id)
  const outcomes = await Promise.allSettled([remove(org, person, id), removePassword(org, person, randomUUID())])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'sign_in_way_last' })
  const ways = await readWays(org.id, person.id)
  expect(ways && openWays(ways)).toHaveLength(1)
})

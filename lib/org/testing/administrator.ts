/** People who can sign in, for tests of who is left. */
import { randomUUID } from 'node:crypto'
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import type { ManagedRole } from '../can'
import * as passwords from '../passwords/passwords'
import { newPerson } from './organization'

/** An active person with the role and a password. */
export async function whoSignsIn(org: Org, role: ManagedRole = 'Admin', name = 'Camille Roux') {
  const person = await newPerson(org, role, name)
  const password = `sentence ${randomUUID()}`
  const prepared = await passwords.prepare(password)
  await withOrg(org.id, async (tx) => {
    await tx.ready()
    passwords.store(tx, person.id, prepared)
  })
  return { ...person, password }
}

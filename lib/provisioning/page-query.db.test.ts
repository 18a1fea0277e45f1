import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { openTx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { personProfile } from '@/lib/org/profile'
import { seedPeople } from '@/lib/org/seed'
import { noteCreated, noteTail, rangeSize, seal, settled, spanSize } from '@/lib/org/seq-ranges'
import { newOrganization, newPerson, peek } from '@/lib/org/testing/organization'
import { insert } from '@/lib/org/users/user-insert'
import { lockOrRefuse } from '@/lib/org/users/user-row'
import * as people from '@/lib/org/users/users'
import { writeIn } from '@/lib/org/write'
import { checkFilter, parseFilter, type Resource, userType } from '@/lib/scim'
import { readPage } from './page-query'
import { userSource } from './user-query'

const { url } = await cloneDatabase()

async function page(org: Org, startIndex: number, count: number, filter?: string) {
  const query = {
    filter: filter === undefined ? undefined : checkFilter(userType, parseFilter(filter)),
    wanted: { kind: 'index', startIndex, count } as const,
    projection: { whole: true },
  }
  const read = await withOrg(org.id, (tx) => readPage(tx, userSource, query, 'http://localhost'))
  return { total: read.total, ids: (JSON.parse(`[${read.resources}]`) as Resource[]).map(({ id }) => String(id)) }
}

async function rangesOf(org: Org): Promise<{ noun: string; live: number }[]> {
  return peek(url, 'select noun, live from seq_ranges where org_id = $1 order by noun, upto_seq', [org.id])
}

describe('a directory of more than a span', () => {
  const size = rangeSize * spanSize + 3 * rangeSize + 100
  let org: Org
  let everybody: string[]

  beforeAll(async () => {
    org = await newOrganization()
    // A neighbour's people lie between, and whoever is no person does not count.
    const other = await newOrganization()
    await seedPeople(org, 5_000, () => {})
    await seedPeople(other, 1_000, () => {})
    await serviceAccounts.createForScim(org, systemActor())
    await seedPeople(org, size - 5_000, () => {})
    everybody = (
      await peek<{ id: string }>(
        url,
        `select id from users where org_id = $1 and kind = 'human' and deleted_at is null order by seq`,
        [org.id],
      )
    ).map(({ id }) => id)
  }, 120_000)

  test('is sealed but for its tail', async () => {
    const ranges = await rangesOf(org)
    expect(ranges.filter(({ noun }) => noun === 'user')).toHaveLength(spanSize + 3)
    expect(ranges.filter(({ noun }) => noun === 'user spans')).toEqual([
      { noun: 'user spans', live: rangeSize * spanSize },
    ])
  })

  test('a removal corrects its own range and its span, and nothing else', async () => {
    const before = await rangesOf(org)
    const gone = [0, 300, 5_000, rangeSize * spanSize + 10, size - 1].map((n) => everybody[n] ?? '')
    for (const id of gone) await people.remove(org, systemActor(), id)
    everybody = everybody.filter((id) => !gone.includes(id))
    const lost = (await rangesOf(org)).map(({ live }, n) => (before[n]?.live ?? 0) - live)
    expect(lost.filter((rows) => rows !== 0)).toEqual([1, 1, 1, 1, 3])
    expect((await page(org, 1, 0)).total).toBe(everybody.length)
  })

  test('walking startIndex gives everybody once, in the order of creation', async () => {
    const seen: string[] = []
    for (let startIndex = 1; startIndex <= everybody.length; startIndex += 997) {
      const { total, ids } = await page(org, startIndex, 997)
      expect(total).toBe(everybody.length)
      seen.push(...ids)
    }
    expect(seen).toEqual(everybody)
  })

  test('any place is the right one: at the borders of ranges and spans, in the tail, behind the end', async () => {
    const borders = [rangeSize, 2 * rangeSize, rangeSize * spanSize, rangeSize * spanSize + rangeSize, everybody.length]
    for (const place of borders.flatMap((border) => [
      border - 5,
      border - 4,
      border - 3,
      border,
      border + 1,
      border + 2,
    ])) {
      expect((await page(org, place, 2)).ids, String(place)).toEqual(everybody.slice(place - 1, place + 1))
    }
  })

  test('a deep page of a filter is the right one too', async () => {
    const { total, ids } = await page(org, 10_000, 3, 'userName pr')
    expect([total, ids]).toEqual([everybody.length, everybody.slice(9_999, 10_002)])
  })
})

describe('sealing', () => {
  // Fails if insert does not hold the noun open.
  test('waits for a person who is being created', async () => {
    const org = await newOrganization()
    const tx = await openTx(org.id)
    await tx.ready()
    await writeIn(tx, org, systemActor(), async (w) => {
      const profile = personProfile('Late', 'late@x.test', null)
      return insert(w, { profile, kind: 'human', status: 'pending', source: 'scim', roles: [], roleSource: 'default' })
    })
    await tx.ready()
    await seedPeople(org, rangeSize, () => {}).catch((error) => expect(error).toMatchObject({ code: '55P03' }))
    expect(await rangesOf(org)).toEqual([])
    await tx.commit()
    await seal(org.id, 'user')
    expect(await rangesOf(org)).toHaveLength(1)
    expect((await page(org, 1, 1)).total).toBe(rangeSize + 1)
  })

  // Fails if people.remove does not hold the noun open.
  test('waits for a person who is being removed', async () => {
    const org = await newOrganization()
    const { id } = await newPerson(org, 'Standard')
    const tx = await openTx(org.id)
    const user = await lockOrRefuse(tx, id)
    await writeIn(tx, org, systemActor(), async (w) => people.removeLocked(w, user))
    await tx.settled()
    await expect(seal(org.id, 'user')).rejects.toMatchObject({ code: '55P03' })
    await tx.rollback()
  })

  test.each([
    ['a process has created many', (org: Org) => noteCreated(org.id, 'user', 2 * rangeSize)],
    ['a read has counted a long tail', (org: Org) => noteTail(org.id, 'user', 2 * rangeSize)],
  ])('begins by itself once %s', async (_, note) => {
    const org = await newOrganization()
    await seedPeople(org, rangeSize, () => {})
    await peek(url, 'delete from seq_ranges where org_id = $1', [org.id])
    note(org)
    await settled()
    expect(await rangesOf(org)).toHaveLength(1)
  })
})

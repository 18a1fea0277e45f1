import { beforeEach, expect, test } from 'vitest'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as teams from '@/lib/org/teams/teams'
import { newOrganization, newPerson, peek } from '@/lib/org/testing/organization'
import { type ActivityEntry, record } from './activity'
import { groupConflicts } from './group-conflicts'
import { activityEntry } from './testing/activity-entry'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin')
const data = await teams.create(org, admin, { name: 'Équipe Data' })

function refusal(targetName: string, more: Partial<ActivityEntry> = {}): ActivityEntry {
  const refused = {
    method: 'POST',
    path: '/Groups',
    resourceType: 'Group',
    status: 409,
    scimType: 'uniqueness',
  } as const
  return activityEntry({ ...refused, targetName, ...more })
}

const store = (...entries: ActivityEntry[]) => withOrg(org.id, async (tx) => record(tx, entries))
const told = async (of = org) => (await groupConflicts(of)).map(({ teamId, groupName }) => [teamId, groupName])

beforeEach(() => peek(url, 'truncate activity'))

test('a group refused for a team’s name, in any letters, or for its handle names the team, the latest first', async () => {
  const earlier = new Date(Date.now() - 60_000)
  await store(refusal('équipe DATA', { at: earlier }))
  expect(await told()).toEqual([[data.id, 'équipe DATA']])
  await store(refusal('Equipe_Data'))
  expect(await told()).toEqual([[data.id, 'Equipe_Data']])
})

test('other refusals, rehearsals, other names, old ones and other organizations are none', async () => {
  await store(
    refusal('Équipe Data', { status: 400 }),
    refusal('Équipe Data', { method: 'PATCH' }),
    refusal('Équipe Data', { dryRun: true }),
    refusal('Équipe Data', { resourceType: 'User' }),
    refusal('Somebody else'),
    refusal('Équipe Data', { at: new Date(Date.now() - 8 * 86_400_000) }),
  )
  expect(await told()).toEqual([])
  await store(refusal('Équipe Data'))
  expect(await told(await newOrganization())).toEqual([])
})

test('is settled once the team may be taken over, or has another name', async () => {
  await store(refusal('Équipe Data'))
  await teams.allowAdoption(org, admin, data.id)
  expect(await told()).toEqual([])
  await peek(url, 'update teams set adoptable_at = null where id = $1', [data.id])
  expect(await told()).toHaveLength(1)
  await teams.rename(org, admin, data.id, 'Local data')
  expect(await told()).toEqual([])
})

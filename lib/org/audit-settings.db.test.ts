import { expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { listViews, putKeptDays, readKeptDays, recordExport, removeView, saveView } from './audit-settings'
import { newOrganization, newPerson, peek } from './testing/organization'

const { url } = await cloneDatabase()
const org = await newOrganization()
const camille = await newPerson(org, 'Admin')
const zoe = await newPerson(org, 'Admin', 'Zoé Martin')
const reader = await newPerson(org, 'Read only')

const events = () =>
  readOrg(org.id, ({ db }) =>
    db.auditEvent.findMany({ where: { event: { startsWith: 'audit.' } }, orderBy: { id: 'asc' } }),
  )

test('events are kept 400 days until somebody who may says otherwise, and that is an event too', async () => {
  expect(await readKeptDays(org.id)).toBe(400)
  await expect(putKeptDays(org, reader, 90)).rejects.toMatchObject({ code: 'permission_missing' })
  await putKeptDays(org, camille, 730)
  await putKeptDays(org, camille, 730)
  expect(await readKeptDays(org.id)).toBe(730)
  expect(await events()).toMatchObject([{ event: 'audit.retention', before: { days: 400 }, after: { days: 730 } }])
})

test.each([29, 3651, 90.5, Number.NaN])('%d days are refused', async (days) => {
  await expect(putKeptDays(org, camille, days)).rejects.toMatchObject({ code: 'audit_days_invalid' })
})

test('events are given up for good only after somebody confirmed it, and nobody is asked where none is', async () => {
  const other = await newOrganization()
  const admin = await newPerson(other, 'Admin')
  await putKeptDays(other, admin, 90)
  const at = new Date(Date.now() - 60 * 86_400_000)
  await peek(url, 'update audit_events set at = $2 where org_id = $1', [other.id, at])
  await putKeptDays(other, admin, 61)
  const shorter = putKeptDays(other, admin, 30)
  await expect(shorter).rejects.toMatchObject({ code: 'audit_days_unconfirmed', facts: { from: at.toISOString() } })
  expect(await readKeptDays(other.id)).toBe(61)
  await putKeptDays(other, admin, 30, { confirmed: true })
  expect(await readKeptDays(other.id)).toBe(30)
})

test('whoever takes a copy of the log is in it', async () => {
  await expect(recordExport(org, reader, 'csv', '')).rejects.toMatchObject({ code: 'permission_missing' })
  await recordExport(org, zoe, 'csv', '?event=team')
  expect((await events()).at(-1)).toMatchObject({
    event: 'audit.export',
    actorName: 'Zoé Martin',
    after: { format: 'csv', filter: '?event=team' },
  })
})

test('a view belongs to whoever saved it', async () => {
  await expect(saveView(org, camille, { name: ' ', query: '' })).rejects.toMatchObject({ code: 'name_missing' })
  await saveView(org, camille, { name: ' Teams ', query: '?event=team' })
  const [view] = await listViews(org.id, camille.id)
  expect(view).toMatchObject({ name: 'Teams', query: '?event=team' })
  expect(await listViews(org.id, zoe.id)).toEqual([])
  await removeView(org, zoe, view?.id ?? '')
  expect(await listViews(org.id, camille.id)).toHaveLength(1)
  await removeView(org, camille, view?.id ?? '')
  expect(await listViews(org.id, camille.id)).toEqual([])
})

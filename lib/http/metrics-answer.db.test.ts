import { afterEach, beforeEach, expect, test } from 'vitest'
import { scimRoutes } from '@/app/api/v2/scim/routes'
import { provideEnv } from '@/lib/base/env'
import { closePools } from '@/lib/db/close'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { newOrganization } from '@/lib/org/testing/organization'
import { write } from '@/lib/org/write'
import { metricsAnswer } from './metrics-answer'
import { paramsOf } from './scim-route'

const { url } = await cloneDatabase()
const org = await newOrganization()
const { key } = await serviceAccounts.createForScim(org, systemActor())
const token = 'a token of the operator'

beforeEach(() => provideEnv({ GATEHOUSE_METRICS_TOKEN: token }))
afterEach(() => provideEnv({ GATEHOUSE_METRICS_TOKEN: '', DATABASE_URL: url }))

async function figures(): Promise<string> {
  const answer = await metricsAnswer(`Bearer ${token}`)
  expect(answer?.status).toBe(200)
  return (await answer?.text()) ?? ''
}

/** The value of a line by its name and labels, 0 where it is not there. */
async function figure(line: string): Promise<number> {
  const found = (await figures()).split('\n').find((each) => each.startsWith(`${line} `))
  return Number(found?.split(' ').at(-1) ?? 0)
}

async function askFor(id: string): Promise<void> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${key.secret}`,
    'user-agent': 'Okta SCIM Client 1.0.0',
  }
  const exchange = {
    method: 'GET',
    path: `/scim/v2/Users/${id}`,
    search: '',
    header: (name: string) => headers[name] ?? null,
    address: '192.0.2.7',
    text: async () => '',
  }
  await scimRoutes['/Users/[id]'].GET.answer(
    exchange,
    paramsOf(() => id),
  )
}

test('without a configured token there is nothing', async () => {
  provideEnv({ GATEHOUSE_METRICS_TOKEN: '' })
  expect(await metricsAnswer('Bearer ')).toBeUndefined()
})

test('a wrong token, or none, learns how one is sent and gets no figure', async () => {
  for (const authorization of [null, '', 'Bearer wrong', token, `Basic ${token}`]) {
    const answer = await metricsAnswer(authorization)
    expect(answer?.status).toBe(401)
    expect(await answer?.text()).toMatch(/^Send the token of GATEHOUSE_METRICS_TOKEN/)
  }
})

test('a SCIM request counts by operation, status and provider, and names nobody', async () => {
  const id = '01a203d5-2182-7001-bb57-355dac2f0511'
  const line = 'scim_requests_total{op="GET /Users/{id}",status="404",idp="okta"}'
  const before = await figure(line)
  await askFor(id)
  expect(await figure(line)).toBe(before + 1)
  expect(await figure('scim_request_duration_seconds_count{op="GET /Users/{id}"}')).toBeGreaterThan(0)
  const text = await figures()
  for (const secret of [id, org.id, key.secret]) expect(text).not.toContain(secret)
})

test('an event counts once it is committed, and never where its write is taken back', async () => {
  const line = 'gatehouse_events_total{event="organization.test_mail"}'
  const before = await figure(line)
  const tell = (fails: boolean) =>
    write(org, systemActor(), async ({ effects, tx }) => {
      await tx.ready()
      effects.audit({ event: 'organization.test_mail' })
      if (fails) tx.queue(statement('', 'select 1 / 0'))
    })
  await tell(false)
  await expect(tell(true)).rejects.toThrow('division by zero')
  expect(await figure(line)).toBe(before + 1)
})

test('what waits for a worker is told with its age, and what is not yet due is not', async () => {
  const add = (id: string, due: string) =>
    withOrg(org.id, (tx) =>
      tx.query(statement('', `insert into due_work (id, org_id, kind, due_at) values ($1, $2, 'probe', ${due})`), [
        id,
        org.id,
      ]),
    )
  await add('01a203d5-2182-7001-bb57-355dac2f0512', `now() - interval '90 seconds'`)
  await add('01a203d5-2182-7001-bb57-355dac2f0513', `now() + interval '1 hour'`)
  expect(await figure('gatehouse_due_work{kind="probe"}')).toBe(1)
  expect(await figure('gatehouse_due_work_oldest_seconds{kind="probe"}')).toBeGreaterThanOrEqual(90)
  expect(await figure('gatehouse_database_up')).toBe(1)
})

test('a database that does not answer is a figure, not a failure', async () => {
  await closePools()
  provideEnv({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })
  expect(await figure('gatehouse_database_up')).toBe(0)
  await closePools()
})

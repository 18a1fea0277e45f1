import { expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as jobs from '../jobs'
import { whoSignsIn } from '../testing/administrator'
import { invite, makeOrg } from '../testing/world'
import { mostWaitedFor, resend } from './people-resend'
import { parsePeopleQuery } from './user-directory-query'

await cloneDatabase()

const everybody = () => ({ query: parsePeopleQuery({ q: '@many.test' }), at: new Date(Date.now() + 60_000) })

test('a few dozen are invited again at once; more than that are a job, which has done nothing yet', async () => {
  const org = await makeOrg()
  const actor = await whoSignsIn(org)
  const jobsOf = () => readOrg(org.id, ({ db }) => db.job.count())
  for (let n = 0; n < mostWaitedFor; n += 1) await invite(org, `person${n}@many.test`)
  expect(await resend(org, actor, everybody())).toMatchObject({ done: mostWaitedFor, refused: 0 })
  expect(await jobsOf()).toBe(0)

  await invite(org, 'one-more@many.test')
  const mailsBefore = await readOrg(org.id, ({ db }) => db.outboxMessage.count())
  const started = await resend(org, actor, everybody())
  const job = await jobs.find(org, actor, 'jobId' in started ? started.jobId : '')
  expect(job).toMatchObject({ kind: 'resend', state: 'running', total: mostWaitedFor + 1, done: 0 })
  expect(await readOrg(org.id, ({ db }) => db.outboxMessage.count())).toBe(mailsBefore)
})

test('whoever may not invite starts no job either', async () => {
  const org = await makeOrg()
  const actor = { ...(await whoSignsIn(org, 'Standard')), permissions: new Set(['user_access_read'] as const) }
  for (let n = 0; n <= mostWaitedFor; n += 1) await invite(org, `person${n}@many.test`)
  await expect(resend(org, actor, everybody())).rejects.toMatchObject({ code: 'permission_missing' })
  expect(await readOrg(org.id, ({ db }) => db.job.count())).toBe(0)
})

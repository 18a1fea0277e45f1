import { afterAll, expect, test, vi } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { startWorker } from '@/lib/jobs/worker'
import { invite, makeOrg } from '@/lib/org/testing/world'
import * as inbox from './inbox'
import { startMailSink } from './mail-inbox'
import { cloneDatabase } from './testing/clone'

await cloneDatabase()
const sink = await startMailSink()
provideEnv({ SMTP_URL: sink.smtpUrl, GATEHOUSE_MAIL_SINK: 'on' })
const worker = await startWorker()
afterAll(async () => {
  await worker.stop()
  await sink.stop()
})

const recipients = async () => (await inbox.list()).map(({ to }) => to)

test('the inbox shows what every organization sent, newest first, with the links', async () => {
  await invite(await makeOrg(), 'first@acme.test')
  await vi.waitFor(async () => expect(await recipients()).toEqual(['first@acme.test']), 10_000)
  await invite(await makeOrg(), 'second@globex.test')
  await vi.waitFor(async () => expect(await recipients()).toEqual(['second@globex.test', 'first@acme.test']), 10_000)
  const [mail] = await inbox.list()
  expect(mail?.links[0]).toMatch(/^http:\/\/localhost:\d+\/invite\//)
  expect(mail?.html).toContain(mail?.links[0])
  expect(mail).toMatchObject({
    id: expect.any(String),
    subject: expect.any(String),
    text: expect.any(String),
    at: expect.any(String),
  })
})

test('the local mail server refuses mailboxes that try what goes wrong', async () => {
  const org = await makeOrg()
  await invite(org, 'bounce@acme.test')
  await invite(org, 'later@acme.test')
  await invite(org, 'last@acme.test')
  await vi.waitFor(async () => expect(await recipients()).toContain('last@acme.test'), 10_000)
  expect(await recipients()).not.toContain('bounce@acme.test')
  expect(await recipients()).not.toContain('later@acme.test')
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SmtpRecorder, startSmtpRecorder } from './testing/smtp-recorder'
import { type Outgoing, openTransport, type Transport } from './transport'

let server: SmtpRecorder
let transport: Transport

beforeEach(async () => {
  server = await startSmtpRecorder()
  transport = open(server.url)
})
afterEach(async () => {
  transport.close()
  await server.stop()
})

function open(smtpUrl: string): Transport {
  const from = { name: 'Gatehouse', address: 'no-reply@gate.acme.test' }
  return openTransport({ smtpUrl, from, origin: 'https://gate.acme.test:8443' })
}

const mail: Outgoing = {
  id: '0190a000-0000-7000-8000-000000000001',
  to: { name: 'Inès Faure', address: 'ines@acme.test' },
  locale: 'fr',
  subject: 'Bonjour Inès',
  text: 'Valable jusqu’au\u202f: https://gate.acme.test/invite/abc\n',
  html: '<p>Valable jusqu’au\u202f:</p>',
}
const to = (address: string, name = 'Somebody'): Outgoing => ({ ...mail, to: { name, address } })

test('a mail arrives as it was written, for one recipient, with its id as Message-ID', async () => {
  expect(await transport.send(mail)).toEqual({ kind: 'sent', text: '250 taken' })
  const [received] = server.mails
  expect(received?.to).toEqual(['ines@acme.test'])
  expect(received?.text.trim()).toBe(mail.text.trim())
  expect(received?.html.trim()).toBe(mail.html)
  expect(received?.headers).toMatchObject({
    'message-id': `<${mail.id}@gate.acme.test>`,
    'auto-submitted': 'auto-generated',
    'content-language': 'fr',
    from: 'Gatehouse <no-reply@gate.acme.test>',
  })
})

// CVE-2022-35924, GHSA-5jpx-9hw9-2fx4 (GHSA-mm7p-fcc7-pg87), CVE-2025-14874.
test.each([
  'a@evil.test,b@victim.test',
  'a@evil.test, b@victim.test',
  '"e@attacker.test"@victim.test',
  '"e@attacker.test x"@victim.test',
  'Name <a@evil.test>',
  'a@evil.test\r\nRCPT TO:<b@victim.test>',
  'g0: g1: g2: g3: a@evil.test;',
  '',
])('%j is refused before a connection is made', async (address) => {
  expect(await transport.send(to(address))).toMatchObject({ kind: 'permanent' })
  expect(server.recipients).toEqual([])
})

test('a name cannot add a recipient or a header', async () => {
  await transport.send(to('ines@acme.test', 'x" <evil@evil.test>, "y\r\nBcc: evil@evil.test'))
  expect(server.recipients).toEqual(['ines@acme.test'])
  expect(server.mails[0]?.headers).not.toHaveProperty('bcc')
})

test('a refused recipient ends the mail, a busy one puts it off, with the words of the server', async () => {
  server.answerTo = (address) => (address.startsWith('no') ? [550, '5.1.1 No such mailbox'] : [450, '4.2.1 Busy'])
  expect(await transport.send(to('no@acme.test'))).toEqual({ kind: 'permanent', text: '550 5.1.1 No such mailbox' })
  expect(await transport.send(to('busy@acme.test'))).toEqual({ kind: 'temporary', text: '450 4.2.1 Busy' })
})

describe('a password for a server that offers no TLS, or whose offer somebody took away', () => {
  let asking: SmtpRecorder
  beforeEach(async () => {
    asking = await startSmtpRecorder({ asksPassword: true })
  })
  afterEach(() => asking.stop())

  const sendBy = async (change: (url: string) => string) => {
    const way = open(change(asking.url.replace('//', '//me:secret@')))
    const answer = await way.send(mail)
    way.close()
    return answer
  }
  // No loopback address by its name, and yet this machine.
  const elsewhere = (url: string) => url.replace('127.0.0.1', '0.0.0.0')

  test('is not sent; mails wait, and the answer says what to do', async () => {
    const answer = await sendBy(elsewhere)
    expect(answer).toMatchObject({ kind: 'unreachable', text: expect.stringContaining('requireTLS=false') })
    expect(await sendBy((url) => `${elsewhere(url)}?ignoreTLS=true`)).toMatchObject({ kind: 'unreachable' })
    expect([asking.passwords, asking.mails]).toEqual([[], []])
  })

  test('is sent where the address says so, and on this machine', async () => {
    expect(await sendBy((url) => `${elsewhere(url)}?requireTLS=false`)).toMatchObject({ kind: 'sent' })
    expect(await sendBy((url) => url)).toMatchObject({ kind: 'sent' })
    expect(asking.passwords).toEqual(['secret', 'secret'])
  })
})

test('a server that turns us away at the door says nothing about the mail', async () => {
  server.greets = false
  expect(await transport.send(mail)).toMatchObject({ kind: 'unreachable' })
})

test('a server that leaves over a recipient puts this mail off, or it would hold up all others', async () => {
  server.answerTo = () => [421, '4.7.0 Deferred']
  expect(await transport.send(mail)).toEqual({ kind: 'temporary', text: '421 4.7.0 Deferred' })
})

test('a server that is not there says nothing about the mail', async () => {
  await server.stop()
  expect(await transport.send(mail)).toMatchObject({ kind: 'unreachable' })
})

test('a connection lost with the mail under way is not tried again in here', async () => {
  let came = 0
  server.beforeAnswer = async () => {
    came += 1
    await server.stop()
    await new Promise(() => {})
  }
  expect(await transport.send(mail)).toMatchObject({ kind: 'temporary' })
  expect(came).toBe(1)
})

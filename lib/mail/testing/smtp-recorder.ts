/** A real SMTP server on loopback that writes down what it is given, for tests. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { parseMail, type ReceivedMail } from './received-mail'

export interface SmtpRecorder {
  readonly url: string
  /** Mails taken, in the order they came. */
  readonly mails: ReceivedMail[]
  /** Recipients named, refused ones too. */
  readonly recipients: string[]
  /** Passwords given, each over a connection without TLS. */
  readonly passwords: string[]
  /** Whether clients are let in at all. */
  greets: boolean
  /** Decides about a recipient: an answer such as `[550, '5.1.1 No such mailbox']` refuses. */
  answerTo: (address: string) => [code: number, text: string] | undefined
  /** Runs when a mail has come whole, before it is answered; a rejection refuses it with 451. */
  beforeAnswer: (mail: ReceivedMail) => Promise<void> | void
  stop(): Promise<void>
}

/** With `asksPassword` it lets nobody in without one; TLS it never offers. */
export async function startSmtpRecorder({ asksPassword = false } = {}): Promise<SmtpRecorder> {
  const server = new SMTPServer({
    disabledCommands: asksPassword ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      recorder.passwords.push(password ?? '')
      done(null, { user: username })
    },
    closeTimeout: 100,
    onConnect: (_session, done) =>
      done(recorder.greets ? null : Object.assign(new Error('4.3.2 Closed'), { responseCode: 421 })),
    onRcptTo({ address }, _session, done) {
      recorder.recipients.push(address)
      const [code, text] = recorder.answerTo(address) ?? []
      done(code ? Object.assign(new Error(text), { responseCode: code }) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const mail = parseMail(Buffer.concat(chunks).toString('utf8'), to)
        try {
          await recorder.beforeAnswer(mail)
          recorder.mails.push(mail)
          done(null, 'taken')
        } catch {
          done(Object.assign(new Error('not now'), { responseCode: 451 }))
        }
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const recorder: SmtpRecorder = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    recipients: [],
    passwords: [],
    greets: true,
    answerTo: () => undefined,
    beforeAnswer: () => {},
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return recorder
}

/** A mail server on loopback for the demo and for development: mails travel by real SMTP and end here. It keeps
 *  nothing; the inbox page reads what the worker kept as rendered. Two kinds of address try what goes wrong:
 *  `bounce…@` is refused for good, `later…@` for now.
 */
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerAddress } from 'smtp-server'

export interface MailSink {
  readonly smtpUrl: string
  stop(): Promise<void>
}

const maxMailBytes = 1_000_000

/** Starts the server on a free port of 127.0.0.1. */
export async function startMailSink(): Promise<MailSink> {
  const server = new SMTPServer({
    name: 'inbox.localhost',
    banner: 'Gatehouse local inbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: maxMailBytes,
    onRcptTo: (address, _session, done) => done(refusal(address)),
    onData: (stream, _session, done) => {
      stream.on('end', () => done(null, 'delivered to the local inbox'))
      stream.resume()
    },
  })
  // A client that goes away in the middle is no matter of ours.
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return { smtpUrl: `smtp://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

function refusal({ address }: SMTPServerAddress): Error | null {
  if (address.startsWith('bounce')) return answer(550, '5.1.1 No such mailbox')
  if (address.startsWith('later')) return answer(450, '4.2.1 Mailbox busy, try again later')
  return null
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}

/** One mail handed to the server while somebody waits for its answer: nothing is queued and nothing is tried again. */
import { newId } from '@/lib/base/id'
import type { Locale } from '@/lib/i18n/locale'
import { type Mailbox, origin, sender, smtpUrl } from './config'
import { testMail } from './templates/test-mail'
import { type Answer, openTransport } from './transport'

export interface TestMail {
  readonly to: Mailbox
  readonly organization: string
  /** IANA zone of the organization. */
  readonly timeZone: string
  readonly at: Date
  readonly locale: Locale
}

/** The server's answer; null while no server is configured. Takes 45 seconds at most. */
export async function sendTestMail({ to, organization, timeZone, at, locale }: TestMail): Promise<Answer | null> {
  const url = smtpUrl()
  if (!url) return null
  const transport = openTransport({ smtpUrl: url, from: sender(), origin: origin() })
  try {
    const mail = testMail({ organization, at, timeZone, origin: origin() }, locale)
    return await transport.send({ id: newId(), to, locale, ...mail })
  } finally {
    transport.close()
  }
}

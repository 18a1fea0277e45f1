/** "Does our mail get through?": one mail to whoever asks, and what the mail server said to it. */
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import type { Mailbox } from '@/lib/mail/config'
import { sendTestMail as send } from '@/lib/mail/test-mail'
import type { Answer } from '@/lib/mail/transport'
import { type Actor, requirePermission } from './can'
import { write } from './write'

/** Sends it and answers the server's words; null while no server is configured. Needs `org_management`. The audit log
 *  has the answer too. */
export async function sendTestMail(org: Org, actor: Actor, to: Mailbox): Promise<Answer | null> {
  requirePermission(actor, 'org_management')
  if (!to.address) throw new DomainError('address_missing')
  const { name: organization, timeZone, locale } = org
  const answer = await send({ to, organization, timeZone, at: new Date(), locale })
  await write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const after = { outcome: answer?.kind ?? 'not_configured', answer: answer?.text ?? null }
    effects.audit({ event: 'organization.test_mail', target: to.address, after })
  })
  return answer
}

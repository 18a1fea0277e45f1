import { MessageView } from '@/components/saml/message-view'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { exactTime } from '@/lib/i18n/format'
import { show } from '@/lib/org/saml/saml-messages'
import type { SettingsContext } from '../settings-context'
import { revealMessage } from './actions'
import { messageHref } from './links'

/** The message of a sign-in as it came; why not, where it is not shown. */
export async function AttemptMessage({ reference, context }: { reference: string; context: SettingsContext }) {
  const { t, member, reader, refusal } = context
  const { title, gone, held, ...text } = t.saml.message
  const view = await show(member.org, member.actor, reference)
  return (
    <Card labelledBy="message">
      <CardHeader id="message" title={title} />
      <CardBody>
        {view.kind === 'none' && <p className="text-muted">{gone}</p>}
        {view.kind === 'held' && <p className="text-pretty">{held(exactTime(view.until, reader))}</p>}
        {view.kind === 'shown' && (
          <MessageView
            action={revealMessage}
            fields={{ attempt: reference }}
            masked={view.xml}
            downloads={{ masked: messageHref(reference), full: messageHref(reference, true) }}
            refused={refusal('org_authn_config_write') ?? refusal('user_access_read')}
            text={text}
          />
        )}
      </CardBody>
    </Card>
  )
}

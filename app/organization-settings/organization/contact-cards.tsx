import { KeptCheckbox, KeptTextAreaField } from '@/components/organization/kept-field'
import { SettingsForm } from '@/components/organization/settings-form'
import { TestMailForm } from '@/components/organization/test-mail-form'
import { Banner } from '@/components/ui/banner'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { saveContacts, sendTest } from './actions'
import type { OrganizationView } from './view'

export function ContactsCard({ context: { t }, organization: { contacts, keyReminders } }: OrganizationView) {
  const { contacts: text } = t.organization
  const stored = contacts.join('\n')
  return (
    <Card labelledBy="contacts">
      <CardHeader id="contacts" title={text.title} open />
      <p className="-mt-1 px-4 text-muted">{text.text}</p>
      {contacts.length === 0 && (
        <div className="px-4 pt-3">
          <Banner tone="neutral">{text.none}</Banner>
        </div>
      )}
      <SettingsForm action={saveContacts} text={{ save: t.common.save, saving: t.common.saving }}>
        <KeptTextAreaField
          label={text.field}
          name="contacts"
          hint={text.hint}
          defaultValue={stored}
          key={stored}
          rows={3}
          autoCapitalize="none"
          spellCheck={false}
        />
        <KeptCheckbox
          label={text.reminders}
          hint={text.remindersHint}
          name="reminders"
          defaultChecked={keyReminders}
          key={String(keyReminders)}
        />
      </SettingsForm>
    </Card>
  )
}

export function MailCard({ context: { t, member } }: OrganizationView) {
  const { mail } = t.organization
  return (
    <Card labelledBy="mail">
      <CardHeader id="mail" title={mail.title} />
      <CardBody>
        <p className="wrap-anywhere text-muted">{mail.text(member.email)}</p>
        <TestMailForm action={sendTest} text={{ send: mail.send, sending: mail.sending }} />
      </CardBody>
    </Card>
  )
}

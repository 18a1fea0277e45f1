import type { Metadata } from 'next'
import { Card, ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Switch } from '@/components/ui/switch'
import { language } from '@/lib/i18n/format'
import { toLocale } from '@/lib/i18n/locale'
import { type MutableMail, mutableMails, readMuted } from '@/lib/org/account/own-mails'
import { can } from '@/lib/org/can'
import { settingsContext } from '../../organization-settings/settings-context'
import { switchMail } from '../actions'
import { ownContext } from '../own'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.notifications.title }
}

const icons = {
  keyCreated: 'key',
  keyRevoked: 'ban',
  passwordChanged: 'lock',
  secondFactor: 'shield-check',
  signInChanged: 'shield-check',
  addressChanged: 'mail',
  personalKey: 'plug',
  lastAdministrator: 'shield',
} as const
const mutable = {
  key_expiring: { text: 'keyExpiring', icon: 'clock' },
  sessions_ended: { text: 'sessionsEnded', icon: 'screen' },
} as const satisfies Record<MutableMail, unknown>

/** Which mails reach the person: those that exist, and may concern them. */
export default async function NotificationsPage() {
  const { account, member, t, reader } = await ownContext()
  const { title, purpose, to, nobody, languageIs, items, chosen, always, on, off } = t.account.notifications
  const written = language(toLocale(account.locale ?? '') ?? member.org.locale, reader.locale)
  const muted = await readMuted(member.org.id, member.id)
  const hasKeys = can(member.actor, 'user_app_keys')
  const choices = mutableMails.filter((kind) => hasKeys || kind !== 'key_expiring')
  const kinds: readonly (keyof typeof icons)[] = [
    'passwordChanged',
    'secondFactor',
    'signInChanged',
    'addressChanged',
    ...(hasKeys ? (['keyCreated', 'keyRevoked'] as const) : []),
    ...(can(member.actor, 'user_access_manage') ? (['personalKey', 'lastAdministrator'] as const) : []),
  ]
  return (
    <>
      <PageHeader title={title} purpose={purpose} />
      <div className="flex max-w-180 flex-col gap-6">
        <p className="wrap-anywhere text-muted">
          {account.email ? `${to(account.email)} ${languageIs(written)}` : nobody}
        </p>
        <section>
          <h2 id="chosen" className="mb-3 text-md font-semibold">
            {chosen}
          </h2>
          <Card labelledBy="chosen">
            {choices.map((kind) => {
              const { name, text } = items[mutable[kind].text]
              const isOn = !muted.includes(kind)
              return (
                <ListRow
                  key={kind}
                  icon={<Icon name={mutable[kind].icon} />}
                  title={name}
                  detail={text}
                  aside={
                    <Switch on={isOn} label={name} stateLabel={isOn ? on : off} action={switchMail} fields={{ kind }} />
                  }
                />
              )
            })}
          </Card>
        </section>
        <section>
          <h2 id="always" className="mb-3 text-md font-semibold">
            {always}
          </h2>
          <Card labelledBy="always">
            {kinds.map((kind) => (
              <ListRow
                key={kind}
                icon={<Icon name={icons[kind]} />}
                title={items[kind].name}
                detail={items[kind].text}
              />
            ))}
          </Card>
        </section>
      </div>
    </>
  )
}

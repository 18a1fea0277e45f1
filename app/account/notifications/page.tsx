import type { Metadata } from 'next'
import { Card, ListRow } from '@/components/ui/card'
import type { IconName } from '@/components/ui/glyphs'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { localeNames, toLocale } from '@/lib/i18n/locale'
import { can } from '@/lib/org/can'
import { settingsContext } from '../../organization-settings/settings-context'
import { ownContext } from '../own'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.notifications.title }
}

const icons = { keyCreated: 'key', keyRevoked: 'ban', addressChanged: 'mail', lastAdministrator: 'shield' } as const

/** Which mails reach the person: those that exist, and may concern them. */
export default async function NotificationsPage() {
  const { account, member, t } = await ownContext()
  const { title, purpose, to, nobody, languageIs, items } = t.account.notifications
  const language = localeNames[toLocale(account.locale ?? '') ?? member.org.locale]
  const kinds: readonly (keyof typeof items)[] = [
    ...(can(member.actor, 'user_app_keys') ? (['keyCreated', 'keyRevoked'] as const) : []),
    'addressChanged',
    ...(can(member.actor, 'user_access_manage') ? (['lastAdministrator'] as const) : []),
  ]
  return (
    <>
      <PageHeader title={title} purpose={purpose} />
      <div className="max-w-180">
        <h2 id="mails" className="mb-3 text-md font-semibold">
          {account.email ? to(account.email) : nobody}
        </h2>
        <Card labelledBy="mails">
          {kinds.map((kind) => (
            <ListRow
              key={kind}
              icon={<Icon name={icons[kind] satisfies IconName} />}
              title={items[kind].name}
              detail={items[kind].text}
              aside={<span lang={undefined}>{languageIs(language)}</span>}
            />
          ))}
        </Card>
      </div>
    </>
  )
}

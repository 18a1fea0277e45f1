import type { Metadata } from 'next'
import { NewKeyPage } from '@/components/keys/new-key'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { createKey } from '../../../organization-settings/application-keys/actions'
import { newKeyText, revealText } from '../../../organization-settings/service-accounts/texts'
import { settingsContext } from '../../../organization-settings/settings-context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.applicationKeys.create.title }
}

/** A key of one's own as a page: where its form posts while no script runs. */
export default async function NewOwnKeyPage() {
  const { member, t } = await settingsContext('user_app_keys')
  const text = newKeyText(t, { name: member.name, held: [...member.actor.permissions], own: true })
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: '/account/keys', label: t.account.keys.title }]}
            current={text.title}
          />
        }
        title={text.title}
        purpose={text.text}
      />
      <NewKeyPage action={createKey} page="/account/keys/new" ownerId={member.id} text={text} reveal={revealText(t)} />
    </>
  )
}

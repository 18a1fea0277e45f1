import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { RotateKeyPage } from '@/components/keys/rotate-key'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/org/can'
import { find } from '@/lib/org/keys/key-directory'
import { nextName } from '@/lib/org/keys/key-rotation'
import { revealText, rotateText } from '../../../service-accounts/texts'
import { settingsContext } from '../../../settings-context'
import { rotateKey } from '../../actions'
import { keyTrail } from '../../key-trail'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.applicationKeys.rotate.submit }
}

/** Replacing a key: a second one beside it. */
export default async function RotatePage({ params }: { params: Promise<{ id: string }> }) {
  const { member, t } = await settingsContext()
  const { id } = await params
  const found = await find(member.org.id, id)
  const own = found?.key.owner.id === member.id
  if (!can(member.actor, own ? 'user_app_keys' : 'org_app_keys_write')) forbidden()
  if (!found) notFound()
  const { key } = found
  const text = rotateText(t, key.name)
  const { rotate } = t.applicationKeys
  const refused = key.state !== 'live' ? rotate.ended : key.replacement ? rotate.replaced : undefined
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb label={t.common.breadcrumb} steps={keyTrail(t, key.owner, own)} current={text.title} />}
        title={text.title}
        purpose={text.text}
      />
      {refused ? (
        <Banner tone="warning">{refused}</Banner>
      ) : (
        <RotateKeyPage
          action={rotateKey}
          page={`/organization-settings/application-keys/${id}/rotate`}
          keyId={id}
          name={nextName(key.name)}
          text={text}
          reveal={revealText(t)}
        />
      )}
    </>
  )
}

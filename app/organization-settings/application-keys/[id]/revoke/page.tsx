import type { Metadata } from 'next'
import { forbidden, notFound, redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { QuestionCard } from '@/components/ui/question-card'
import { ownPath } from '@/lib/http/own-path'
import { can } from '@/lib/org/can'
import { find } from '@/lib/org/keys/key-directory'
import { settingsContext } from '../../../settings-context'
import { revokeKey } from '../../actions'
import { keyTrail } from '../../key-trail'
import { RevokeConsequences } from '../../revoke-consequences'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.applicationKeys.revoke.submit }
}

interface RevokeKeyPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The question of [Revoke…] as a page. */
export default async function RevokeKeyPage({ params, searchParams }: RevokeKeyPageProps) {
  const context = await settingsContext()
  const { member, t } = context
  const { id } = await params
  const { returnTo: asked } = await searchParams
  const found = await find(member.org.id, id)
  const own = found?.key.owner.id === member.id
  if (!can(member.actor, own ? 'user_app_keys' : 'org_app_keys_write')) forbidden()
  if (!found) notFound()
  const { key, now } = found
  const trail = keyTrail(t, key.owner, own)
  const returnTo = ownPath(typeof asked === 'string' ? asked : undefined) ?? trail.at(-1)?.href ?? '/'
  if (key.state === 'revoked') redirect(returnTo)
  const { revoke } = t.applicationKeys
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb label={t.common.breadcrumb} steps={trail} current={revoke.title(key.name)} />}
        title={revoke.title(key.name)}
        purpose={key.owner.name}
      />
      <QuestionCard>
        <ConfirmForm
          action={revokeKey}
          fields={{ id, returnTo }}
          submitLabel={revoke.submit}
          pendingLabel={revoke.pending}
          cancel={<LinkButton href={returnTo}>{t.common.cancel}</LinkButton>}
        >
          <RevokeConsequences of={key} context={context} now={now} />
        </ConfirmForm>
      </QuestionCard>
    </>
  )
}

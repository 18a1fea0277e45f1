import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { QuestionCard } from '@/components/ui/question-card'
import * as breakGlass from '@/lib/org/sign-in/break-glass'
import { settingsContext } from '../../../settings-context'
import { authenticationPath, breakGlassPath } from '../../links'
import { Framed } from '../../provider-frame'
import { decideGlass } from '../actions'

interface GlassProps {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.signInMethods.glass.title }
}

/** The question before somebody becomes a break-glass administrator, or is one no more. */
export default async function GlassPersonPage({ params }: GlassProps) {
  const { t, member } = await settingsContext('org_authn_config_read', 'org_authn_config_write', 'user_access_manage')
  const { glass: text } = t.signInMethods
  const person = await breakGlass.find(member.org, member.actor, (await params).id)
  if (!person) notFound()
  const ends = person.since !== null
  const title = (ends ? text.removeTitle : text.nameTitle)(person.name)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: authenticationPath, label: t.authentication.title },
              { href: breakGlassPath, label: text.title },
            ]}
            current={person.name}
          />
        }
        title={title}
      />
      {!ends && !person.fit ? (
        <Framed>
          <Banner tone="warning">{t.errors.refused.break_glass_unfit}</Banner>
        </Framed>
      ) : (
        <QuestionCard>
          <ConfirmForm
            action={decideGlass}
            fields={{ id: person.id, do: ends ? 'dismiss' : 'designate' }}
            submitLabel={ends ? text.removeSubmit : text.nameSubmit}
            pendingLabel={text.pending}
            variant={ends ? 'danger' : 'primary'}
            cancel={<LinkButton href={breakGlassPath}>{t.common.cancel}</LinkButton>}
          >
            <p>{ends ? text.removeText : text.nameText}</p>
            <TextField label={text.type(person.name)} name="confirmation" autoComplete="off" required />
          </ConfirmForm>
        </QuestionCard>
      )}
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { PostingForm } from '@/components/ui/posting-form'
import * as breakGlass from '@/lib/org/break-glass'
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
      <Framed>
        {!ends && !person.fit ? (
          <Banner tone="warning">{t.errors.refused.break_glass_unfit}</Banner>
        ) : (
          <PostingForm
            action={decideGlass}
            submit={ends ? text.removeSubmit : text.nameSubmit}
            pending={text.pending}
            danger={ends}
            cancel={{ href: breakGlassPath, label: t.common.cancel }}
          >
            <input type="hidden" name="id" value={person.id} />
            <input type="hidden" name="do" value={ends ? 'dismiss' : 'designate'} />
            <p>{ends ? text.removeText : text.nameText}</p>
            <TextField label={text.type(person.name)} name="confirmation" autoComplete="off" required />
          </PostingForm>
        )}
      </Framed>
    </>
  )
}

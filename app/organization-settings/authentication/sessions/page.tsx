import type { Metadata } from 'next'
import { SessionLimitsForm } from '@/components/authentication/session-limits-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/org/sign-in/session-limits'
import { settingsContext } from '../../settings-context'
import { authenticationPath } from '../links'
import { limitFormProps } from './limits'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.authentication.sessions.form.title }
}

/** [Change] of the card as a page. */
export default async function SessionLimitsPage() {
  const context = await settingsContext('org_authn_config_write')
  const { member, t } = context
  const { limits } = await read(member.org, member.actor)
  const { title, sessions } = t.authentication
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: authenticationPath, label: title }]}
            current={sessions.form.title}
          />
        }
        title={sessions.form.title}
        purpose={sessions.form.text}
      />
      <SessionLimitsForm {...limitFormProps(limits, context)} />
    </>
  )
}

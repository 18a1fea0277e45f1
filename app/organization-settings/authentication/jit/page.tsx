import type { Metadata } from 'next'
import { JitForm } from '@/components/saml/jit-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/org/saml/saml-settings'
import { settingsContext } from '../../settings-context'
import { jitFormProps } from '../texts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.authentication.jit.form.title }
}

/** [Change domains and role] as a page. */
export default async function JitPage() {
  const { member, t } = await settingsContext('org_authn_config_write')
  const jit = await read(member.org.id)
  const { title, jit: text } = t.authentication
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: '/organization-settings/authentication', label: title }]}
            current={text.form.title}
          />
        }
        title={text.form.title}
        purpose={text.form.text}
      />
      <JitForm {...jitFormProps(jit, t)} />
    </>
  )
}

import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { PostingForm } from '@/components/ui/posting-form'
import { settingsContext } from '../../settings-context'
import { createRole } from '../actions'
import { rolesPath } from '../links'
import { RoleFields } from '../role-fields'
import { changeRefusal } from '../role-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext('user_access_manage')).t.roles.create.title }
}

export default async function NewRolePage() {
  const context = await settingsContext('user_access_manage')
  const { t } = context
  const { create, title, cancel } = t.roles
  const refused = changeRefusal(context)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb label={t.common.breadcrumb} steps={[{ href: rolesPath, label: title }]} current={create.title} />
        }
        title={create.title}
        purpose={create.text}
      />
      {refused ? (
        <Banner tone="warning">{refused}</Banner>
      ) : (
        <PostingForm
          action={createRole}
          submit={create.submit}
          pending={create.pending}
          cancel={{ href: rolesPath, label: cancel }}
        >
          <RoleFields context={context} name="" permissions={['user_access_read']} />
        </PostingForm>
      )}
    </>
  )
}

import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { Badge } from '@/components/ui/badge'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Card, CardHeader, ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { PlainLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { UploadForm } from '@/components/users/upload-form'
import { timeText } from '@/lib/i18n/format'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { latest } from '@/lib/org/jobs'
import { settingsContext } from '../../settings-context'
import { peoplePath } from '../context'
import { jobHref } from '../jobs/links'
import { jobLooks } from '../jobs/looks'
import { uploadPeople } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.invitations.import.title }
}

export default async function ImportPage() {
  const { member, t, reader } = await settingsContext('user_access_invite')
  if (!mayInvite(member.org, member.actor)) forbidden()
  const { import: text, jobs: told } = t.invitations
  const jobs = await latest(member.org, member.actor)
  const now = new Date()
  const icons = { resend: 'send', import: 'upload', export: 'download' } as const
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: peoplePath, label: t.users.title }]}
            current={text.title}
          />
        }
        title={text.title}
        purpose={text.purpose}
      />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <UploadForm
          action={uploadPeople}
          template={`${peoplePath}/import/template`}
          text={{
            file: text.file,
            fileHint: text.fileHint,
            chooseFile: text.chooseFile,
            paste: text.paste,
            pasteAside: text.pasteAside,
            upload: text.upload,
            uploading: text.uploading,
            template: text.template,
            templateHint: text.templateHint,
          }}
        />
        <Card labelledBy="latest">
          <CardHeader id="latest" title={text.latest} />
          {jobs.length === 0 && <p className="px-4 py-3 text-muted">{text.none}</p>}
          {jobs.map((job) => (
            <ListRow
              key={job.id}
              icon={<Icon name={icons[job.kind]} />}
              title={
                <PlainLink href={jobHref(job.id)} className="link wrap-anywhere">
                  {job.name || told.titles[job.kind]}
                </PlainLink>
              }
              detail={told.progress(job.done, job.total)}
              aside={
                <span className="flex items-center gap-3 max-sm:flex-col max-sm:items-end max-sm:gap-1">
                  <Time {...timeText(job.createdAt, now, reader)} />
                  <Badge {...jobLooks[job.state]}>{told.states[job.state]}</Badge>
                </span>
              }
            />
          ))}
        </Card>
      </div>
    </>
  )
}

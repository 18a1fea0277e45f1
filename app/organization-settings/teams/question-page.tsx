import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { HiddenFields } from '@/components/ui/form-parts'
import { PageHeader } from '@/components/ui/page-header'
import { PostingForm } from '@/components/ui/posting-form'
import { confirmTeam } from './actions'
import { teamHref, teamsPath } from './links'
import type { TeamView } from './team-view'

export interface QuestionProps extends TeamView {
  verb: 'unlink' | 'remove' | 'grant' | 'revoke'
  title: string
  submit: string
  pending: string
  fields?: Record<string, string>
  children: ReactNode
}

/** A question before something ends or begins for many, as a page. */
export function QuestionPage({ context, team, verb, title, submit, pending, fields, children }: QuestionProps) {
  const { t } = context
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: teamsPath, label: t.teams.title },
              { href: teamHref(team.id), label: team.name },
            ]}
            current={submit}
          />
        }
        title={title}
      />
      <div className="max-w-180 rounded-card border border-line bg-surface p-5">
        <PostingForm
          action={confirmTeam}
          submit={submit}
          pending={pending}
          danger={verb !== 'grant'}
          cancel={{ href: teamHref(team.id), label: t.common.cancel }}
        >
          <HiddenFields fields={{ do: verb, id: team.id, ...fields }} />
          {children}
        </PostingForm>
      </div>
    </>
  )
}

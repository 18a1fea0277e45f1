import type { ReactNode } from 'react'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { QuestionCard } from '@/components/ui/question-card'
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
      <QuestionCard>
        <ConfirmForm
          action={confirmTeam}
          fields={{ do: verb, id: team.id, ...fields }}
          submitLabel={submit}
          pendingLabel={pending}
          variant={verb === 'grant' ? 'primary' : 'danger'}
          cancel={<LinkButton href={teamHref(team.id)}>{t.common.cancel}</LinkButton>}
        >
          {children}
        </ConfirmForm>
      </QuestionCard>
    </>
  )
}

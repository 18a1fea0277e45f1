import { DecisionForm } from '@/components/saml/decision-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Identity } from '@/components/ui/identity'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { Newcomer } from '@/lib/org/saml-newcomers'
import type { SettingsContext } from '../../settings-context'
import { decideNewcomers } from '../actions'

export interface NewcomerTableProps {
  people: readonly Newcomer[]
  now: Date
  context: SettingsContext
}

export function NewcomerTable({ people, now, context }: NewcomerTableProps) {
  const { t, reader, refusal } = context
  const text = t.saml.newcomers
  const refused = refusal('user_access_manage')
  return (
    <Table
      caption={text.title}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'person',
          header: text.person,
          narrow: 'lead',
          cell: ({ id, name, email }) => (
            <Identity
              avatar={{ kind: 'person', name }}
              name={name}
              detail={email}
              href={`/organization-settings/users/${id}`}
            />
          ),
        },
        {
          id: 'came',
          header: text.came,
          width: 'w-31',
          hideBelow: 'lg',
          cell: ({ createdAt }) => <Time {...timeText(createdAt, now, reader)} />,
        },
        {
          id: 'signIn',
          header: text.lastSignIn,
          width: 'w-31',
          hideBelow: 'md',
          cell: ({ lastSignInAt }) => lastSignInAt && <Time {...timeText(lastSignInAt, now, reader)} />,
        },
        {
          id: 'decision',
          header: text.decision,
          width: 'w-80',
          align: 'end',
          narrow: 'action',
          cell: ({ id, name, linked }) =>
            refused ? (
              <Button size="sm" disabledReason={refused}>
                {text.decision}
              </Button>
            ) : (
              <span className="flex items-center justify-end gap-2">
                {linked && (
                  <Badge tone="idp" icon="link">
                    {text.linked}
                  </Badge>
                )}
                <DecisionForm
                  action={decideNewcomers}
                  person={id}
                  name={name}
                  verbs={[
                    ...(linked ? [] : [{ value: 'link', label: text.link }]),
                    { value: 'keep', label: text.keep },
                    { value: 'disable', label: text.disable },
                  ]}
                  pendingLabel={text.pending}
                />
              </span>
            ),
        },
      ]}
    />
  )
}

import { Fragment } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { number } from '@/lib/i18n/format'
import { personStates } from '@/lib/org/user-directory-query'
import type { PeopleView } from './people-view'

export function PeopleHeader({ context, page }: PeopleView) {
  const { t, member, reader } = context
  const counted = personStates.filter((state) => state === 'active' || page.counts[state] > 0)
  return (
    <PageHeader
      title={t.users.title}
      purpose={
        <p>
          {t.users.purpose(member.org.name)}{' '}
          {counted.map((state, index) => (
            <Fragment key={state}>
              {index > 0 && ' · '}
              <span className="whitespace-nowrap">
                <strong>{number(page.counts[state], reader.locale)}</strong>{' '}
                {t.users.counted[state](page.counts[state])}
              </span>
            </Fragment>
          ))}
        </p>
      }
    />
  )
}

import { CodeBadge } from '@/components/ui/badge'
import { ListRow } from '@/components/ui/card'
import { PlainLink, TextLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import { readHistory } from '@/lib/provisioning/activity-page'
import { ResultIcon } from '../provisioning/activity/activity-list'
import { entryHref, listHref } from '../provisioning/activity/query'
import { tell } from '../provisioning/activity/sentence'
import { ToldText } from '../provisioning/activity/told'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

const mostShown = 10

/** What the identity provider sent about this person, for whoever may read the log. */
export async function PersonProvisioning({ context, person, level }: PersonView) {
  const { t, reader, member, refusal } = context
  if (refusal('audit_logs_read')) return null
  const { history } = t.activity
  const query = { targetId: person.id, rehearsals: false }
  const { rows, names, now } = await readHistory(member.org, person.id, mostShown + 1)
  if (rows.length === 0 && !person.managed) return null
  return (
    <Section
      level={level}
      title={history.title}
      aside={rows.length > mostShown && <TextLink href={listHref(query)}>{history.all}</TextLink>}
    >
      <SectionRows none={history.none}>
        {rows.slice(0, mostShown).map((row) => (
          <ListRow
            key={row.id}
            icon={<ResultIcon row={row} t={t} />}
            title={
              <PlainLink href={entryHref(row.id, query)} prefetch={false} className="hover:underline">
                <ToldText {...tell(row, names, t)} />
              </PlainLink>
            }
            aside={
              <>
                {row.status >= 400 && <CodeBadge code={row.status} />}
                <Time {...timeText(row.at, now, reader)} />
              </>
            }
          />
        ))}
      </SectionRows>
    </Section>
  )
}

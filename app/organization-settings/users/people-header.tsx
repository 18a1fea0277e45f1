import { Fragment } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { Menu, MenuAction, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { ExportItem } from '@/components/users/row-menu'
import { number } from '@/lib/i18n/format'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { formatPeopleQuery, personStates } from '@/lib/org/users/user-directory-query'
import { peoplePath } from './context'
import type { PeopleView } from './people-view'

export function PeopleHeader({ context, page, query }: PeopleView) {
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
      actions={<HeaderActions context={context} query={query} />}
    />
  )
}

/** Settings, import, export and inviting; what this member may not do says why. On small screens a menu holds all but
 *  the main button. */
function HeaderActions({ context, query }: Pick<PeopleView, 'context' | 'query'>) {
  const { member, t } = context
  const text = t.invitations
  const refused = mayInvite(member.org, member.actor) ? undefined : t.errors.refused.permission_missing
  const settings = `${peoplePath}/invitation-settings`
  const list = formatPeopleQuery(query)
  return (
    <>
      <span className="contents max-sm:hidden">
        <LinkButton href={settings} variant="quiet" external>
          {text.settings.open}
        </LinkButton>
        {refused ? (
          <Button icon="upload" disabledReason={refused}>
            {text.import.open}
          </Button>
        ) : (
          <LinkButton href={importPath} icon="upload" external>
            {text.import.open}
          </LinkButton>
        )}
        <ActionForm fields={{ do: 'export', id: list }} className="flex">
          <SubmitButton icon="download" pendingLabel={text.export.pending}>
            {text.export.action}
          </SubmitButton>
        </ActionForm>
      </span>
      {refused ? (
        <Button icon="plus" disabledReason={refused}>
          {text.open}
        </Button>
      ) : (
        <LinkButton href={`${peoplePath}/invite`} variant="primary" icon="plus">
          {text.open}
        </LinkButton>
      )}
      <span className="sm:hidden">
        <Menu trigger={{ kind: 'icon', label: t.users.more, look: 'line' }}>
          {refused ? (
            <MenuAction icon="upload" disabledReason={refused}>
              {text.import.open}
            </MenuAction>
          ) : (
            <MenuLink href={importPath} icon="upload" external>
              {text.import.open}
            </MenuLink>
          )}
          <ExportItem query={list} label={text.export.action} />
          <MenuLink href={settings} icon="mail" external>
            {text.settings.open}
          </MenuLink>
        </Menu>
      </span>
    </>
  )
}

const importPath = `${peoplePath}/import`

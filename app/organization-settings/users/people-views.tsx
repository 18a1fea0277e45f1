import { Menu, MenuHeading, MenuLink, MenuRule } from '@/components/ui/menu'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { RemoveViewButton } from '@/components/users/remove-view-button'
import { formatPeopleQuery } from '@/lib/org/users/user-directory-query'
import { peoplePath } from './context'
import type { PeopleView } from './people-view'

/** The reader's own views, and a name for the one that is shown. */
export function PeopleViews({ context, query, views }: PeopleView) {
  const { views: text } = context.t.users
  const shown = formatPeopleQuery({ ...query, cursor: undefined })
  return (
    <Menu trigger={{ kind: 'button', label: text.label }}>
      <MenuHeading>{views.length > 0 ? text.yours : text.none}</MenuHeading>
      {views.map(({ id, name, query: kept }) => (
        <li key={id} className="flex items-center gap-1">
          <ul className="min-w-0 flex-1">
            <MenuLink href={`${peoplePath}${kept}`} current={kept === shown}>
              {name}
            </MenuLink>
          </ul>
          <RemoveViewButton id={id} label={text.remove(name)} />
        </li>
      ))}
      <MenuRule />
      <li className="w-64 p-2">
        <ActionForm fields={{ do: 'save-view', list: shown }} className="flex flex-col gap-2">
          <label className="flex flex-col gap-1 text-sm text-muted">
            {text.name}
            <input name="name" maxLength={60} autoComplete="off" className="control text-fg" />
          </label>
          <SubmitButton size="sm" pendingLabel={text.saving}>
            {text.save}
          </SubmitButton>
        </ActionForm>
      </li>
    </Menu>
  )
}

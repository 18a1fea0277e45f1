import { Menu, MenuHeading, MenuLink, MenuRule } from '@/components/ui/menu'
import { optionalColumns } from '@/lib/org/users/user-directory-query'
import { sameListHref, toggled } from './links'
import type { PeopleView } from './people-view'

/** Which columns the list has and how tall its rows are. It keeps to the page it is on: nothing else is asked. */
export function PeopleLook({ context, query }: PeopleView) {
  const { look, columns } = context.t.users
  return (
    <Menu trigger={{ kind: 'icon', icon: 'columns', label: look.label, look: 'line' }}>
      <MenuHeading>{look.columns}</MenuHeading>
      {optionalColumns.map((column) => (
        <MenuLink
          key={column}
          href={sameListHref({ ...query, hidden: toggled(query.hidden, column, optionalColumns) })}
          current={!query.hidden.includes(column)}
        >
          {columns[column]}
        </MenuLink>
      ))}
      <MenuRule />
      <MenuHeading>{look.rows}</MenuHeading>
      <MenuLink href={sameListHref({ ...query, compact: false })} current={!query.compact}>
        {look.comfortable}
      </MenuLink>
      <MenuLink href={sameListHref({ ...query, compact: true })} current={query.compact}>
        {look.compact}
      </MenuLink>
    </Menu>
  )
}

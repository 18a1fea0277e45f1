import { Menu, MenuLink } from '@/components/ui/menu'
import { Pager } from '@/components/ui/pager'
import { pageSizes } from '@/lib/org/users/user-directory-query'
import { listHref } from './links'
import type { PeopleView } from './people-view'

export function PeoplePager({ context, query, page }: PeopleView) {
  const { common, users } = context.t
  const { from, people, total, previous, next } = page
  return (
    <Pager
      label={users.pages.label}
      range={common.range(from, from + people.length - 1, total)}
      previous={{ label: common.previous, href: previous && listHref(query, { cursor: previous }) }}
      next={{ label: common.next, href: next && listHref(query, { cursor: next }) }}
    >
      <Menu trigger={{ kind: 'button', label: common.perPage(query.size), variant: 'quiet', size: 'sm' }}>
        {pageSizes.map((size) => (
          <MenuLink key={size} href={listHref(query, { size })} current={size === query.size}>
            {common.perPage(size)}
          </MenuLink>
        ))}
      </Menu>
    </Pager>
  )
}

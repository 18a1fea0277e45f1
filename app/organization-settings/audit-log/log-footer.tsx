import { Menu, MenuLink } from '@/components/ui/menu'
import { Pager } from '@/components/ui/pager'
import { pageSizes } from '@/lib/audit/query'
import { date } from '@/lib/i18n/format'
import { logHref } from './links'
import type { LogView } from './log-view'

export function LogFooter({ context, query, page }: LogView) {
  const { common, auditLog } = context.t
  const { pages } = auditLog
  const { rows, newer, older, lookedUntil } = page
  if (rows.length === 0) return null
  const shown = pages.shown(rows.length)
  return (
    <Pager
      label={pages.label}
      range={lookedUntil ? `${shown}. ${pages.looked(date(lookedUntil, context.reader))}` : shown}
      previous={{ label: pages.newer, href: newer && logHref(query, { cursor: newer }) }}
      next={{ label: lookedUntil ? pages.goOn : pages.older, href: older && logHref(query, { cursor: older }) }}
    >
      <Menu trigger={{ kind: 'button', label: common.perPage(query.size), variant: 'quiet', size: 'sm' }}>
        {pageSizes.map((size) => (
          <MenuLink key={size} href={logHref(query, { size })} current={size === query.size}>
            {common.perPage(size)}
          </MenuLink>
        ))}
      </Menu>
    </Pager>
  )
}

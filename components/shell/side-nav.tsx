'use client'

import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'
import type { Health, NavGroup } from './nav'
import { NavLink } from './nav-link'

const dots: Record<Health, string> = { good: 'bg-success', warning: 'bg-warning', failing: 'bg-danger' }

export function SideNav({ label, groups }: { label: string; groups: readonly NavGroup[] }) {
  return (
    <nav aria-label={label} className="px-3 pt-2 pb-3">
      {groups.map((group) => (
        <section key={group.label}>
          <h2 className="mt-3 mb-1 px-2 text-xs font-medium tracking-[0.01em] text-subtle">{group.label}</h2>
          <ul>
            {group.entries.map(({ href, label: text, icon, count, health }) => (
              <li key={href}>
                <NavLink href={href}>
                  <Icon name={icon} className="text-subtle group-aria-[current]:text-accent-text" />
                  <span className="min-w-0 truncate">{text}</span>
                  {count && (
                    <span className="ml-auto text-sm font-normal text-subtle group-aria-[current]:text-accent-text">
                      {count}
                    </span>
                  )}
                  {health && <HealthDot {...health} />}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** Round when all is well, a diamond when not: the shape speaks where the colour cannot. */
function HealthDot({ state, label }: { state: Health; label: string }) {
  return (
    <span className="ml-auto inline-flex items-center" title={label}>
      <span
        aria-hidden="true"
        className={classNames(
          'size-2 forced-color-adjust-none',
          state === 'good' ? 'rounded-full' : 'rotate-45 rounded-[1px]',
          dots[state],
        )}
      />
      <span className="sr-only">{label}</span>
    </span>
  )
}

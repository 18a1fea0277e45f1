'use client'

import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { PlainLink } from '../ui/link'
import { MenuKeys } from '../ui/menu-keys'

export interface FacetOption {
  value: string
  /** Leads to the list with the option taken or left. */
  href: string
  chosen: boolean
  label: ReactNode
  /** How many it would show, where that is known. */
  count?: string
}

export interface FacetProps {
  /** "Status", or "Status:" where something is chosen. */
  name: string
  /** What is chosen, in a word or two; undefined while nothing is. */
  chosen?: string
  options: readonly FacetOption[]
  clear: { href: string; label: string; short: string }
  /** Below the options: why there are no more. */
  note?: string
  /** Below the options: a form for what no list can hold. */
  children?: ReactNode
}

const chip = 'inline-flex h-9 max-w-full min-w-0 items-center rounded-control border font-medium'
const chipOff = 'border-line-strong bg-surface text-muted hover:text-fg'
const chipOn = 'border-accent bg-accent-soft text-accent-text forced-colors:outline'
const trigger = 'inline-flex h-full min-w-0 items-center gap-1.5 rounded-control pl-3'
const tick = 'inline-grid size-4 flex-none place-items-center rounded-tag border'
const tickOn = 'border-accent bg-accent text-on-accent'

/** A filter as a chip with a menu of links: each leads to the list as it would be, so it needs no script, and stays
 *  open while several are taken. */
export function Facet({ name, chosen, options, clear, note, children }: FacetProps) {
  // By its name, which no other has: the server's own ids would meet those of the frame, which stays.
  const id = `facet-${name.replace(/[\s:]+/gu, '').toLowerCase()}`
  return (
    <div className={classNames(chip, chosen ? chipOn : chipOff)}>
      <button type="button" popoverTarget={id} className={classNames(trigger, chosen ? 'pr-1' : 'pr-2')}>
        <span className="min-w-0 truncate">
          {name} {chosen && <strong>{chosen}</strong>}
        </span>
        {!chosen && <Icon name="chevron-down" />}
      </button>
      {chosen && (
        <PlainLink
          href={clear.href}
          scroll={false}
          aria-label={clear.label}
          className="tip mr-1 inline-grid size-6 flex-none place-items-center rounded-tag hover:bg-surface"
        >
          <Icon name="x" size="sm" />
        </PlainLink>
      )}
      <div
        id={id}
        popover="auto"
        className="menu max-h-96 overflow-y-auto font-normal [position-area:block-end_span-inline-end]"
      >
        <ul>
          {options.map((option) => (
            <Option key={option.value} {...option} />
          ))}
          {note && <li className="max-w-60 px-2 py-1.5 text-sm text-muted">{note}</li>}
          {chosen && (
            <>
              <li aria-hidden="true" className="-mx-1 my-1 border-t border-line" />
              <li>
                <PlainLink href={clear.href} scroll={false} className="menu-item font-medium text-accent-text">
                  {clear.short}
                </PlainLink>
              </li>
            </>
          )}
        </ul>
        {children}
      </div>
      <MenuKeys menuId={id} />
    </div>
  )
}

function Option({ href, chosen, label, count }: FacetOption) {
  return (
    <li>
      <PlainLink href={href} scroll={false} prefetch={false} aria-current={chosen || undefined} className="menu-item">
        <span aria-hidden="true" className={classNames(tick, chosen ? tickOn : 'border-line-strong bg-surface')}>
          {chosen && <Icon name="check" size="sm" />}
        </span>
        <span className="min-w-0 flex-1">{label}</span>
        {count && <span className="text-muted">{count}</span>}
      </PlainLink>
    </li>
  )
}

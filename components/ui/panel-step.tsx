'use client'

import { useEffect, useRef } from 'react'
import { Icon } from './icon'
import { iconButtonClass } from './icon-button-style'
import { PlainLink } from './link'

export interface PanelStepProps {
  to: 'previous' | 'next'
  /** None at the end of the list. */
  href: string | undefined
  label: string
}

const looks = { previous: { icon: 'chevron-up', key: 'k' }, next: { icon: 'chevron-down', key: 'j' } } as const

/** Which of the two was pressed with the focus on it: the panel that comes gives it back. */
const pressed: { step?: PanelStepProps['to'] } = {}

/** In the bar of a panel over a list: to the panel about its neighbor, which takes the place of this one, so that the way
 *  back leads to the list. The keys j and k follow it (shell/shortcuts.ts). */
export function PanelStep({ to, href, label }: PanelStepProps) {
  const ref = useRef<HTMLAnchorElement>(null)
  const { icon, key } = looks[to]
  // Behind the dialog's own effect, which opens it.
  useEffect(() => {
    if (pressed.step !== to) return
    delete pressed.step
    ref.current?.focus()
  }, [to])
  if (!href) {
    return (
      <span aria-hidden="true" className="grid size-8 place-items-center text-line-strong">
        <Icon name={icon} />
      </span>
    )
  }
  return (
    <PlainLink
      ref={ref}
      href={href}
      replace
      scroll={false}
      data-step={to}
      aria-label={label}
      aria-keyshortcuts={key}
      className={iconButtonClass({ tip: 'end' })}
      onClick={() => {
        if (ref.current === document.activeElement) pressed.step = to
        else delete pressed.step
      }}
    >
      <Icon name={icon} />
    </PlainLink>
  )
}

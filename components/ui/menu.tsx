import { type ComponentProps, type ReactNode, useId } from 'react'
import { type ButtonLook, buttonClass } from './button-style'
import { classNames } from './class-names'
import { HiddenFields } from './form-parts'
import type { IconName } from './glyphs'
import { Icon } from './icon'
import { iconButtonClass } from './icon-button'
import { PlainLink } from './link'
import { MenuKeys } from './menu-keys'

export type MenuTrigger =
  | { kind: 'icon'; icon?: IconName; label: string; look?: 'plain' | 'line' }
  | ({ kind: 'button'; label: ReactNode; icon?: IconName; iconEnd?: IconName } & ButtonLook)
  | { kind: 'avatar'; label: string; avatar: ReactNode }

export interface MenuProps {
  trigger: MenuTrigger
  /** For what stays while the page is drawn anew beside it: the server counts its ids from the start each time. */
  id?: string
  /** `MenuLink`, `MenuAction`, `MenuHeading`, `MenuRule`. */
  children: ReactNode
}

/** A popover of links and buttons. The browser opens it, closes it on Esc or a click elsewhere and returns the focus, all
 *  without scripts; `MenuKeys` adds the arrow keys, and the place where CSS anchors are missing. A list of ordinary
 *  controls rather than role=menu, so that Tab works and each entry may be a form. */
export function Menu({ trigger, id: givenId, children }: MenuProps) {
  const generatedId = useId()
  const id = givenId ?? generatedId
  return (
    <>
      <Trigger trigger={trigger} target={id} />
      <div id={id} popover="auto" className="menu">
        <ul>{children}</ul>
      </div>
      <MenuKeys menuId={id} />
    </>
  )
}

function Trigger({ trigger, target }: { trigger: MenuTrigger; target: string }) {
  if (trigger.kind === 'button') {
    const { kind: _, label, icon, iconEnd = 'chevron-down', ...look } = trigger
    return (
      <button type="button" popoverTarget={target} className={buttonClass(look)}>
        {icon && <Icon name={icon} className="-ml-0.5" />}
        {label}
        <Icon name={iconEnd} className="-mr-1" />
      </button>
    )
  }
  if (trigger.kind === 'avatar') {
    return (
      <button type="button" popoverTarget={target} aria-label={trigger.label} className="tip tip-end flex rounded-full">
        {trigger.avatar}
      </button>
    )
  }
  return (
    <button
      type="button"
      popoverTarget={target}
      aria-label={trigger.label}
      className={iconButtonClass({ look: trigger.look, tip: 'end' })}
    >
      <Icon name={trigger.icon ?? 'more'} />
    </button>
  )
}

interface Item {
  icon?: IconName
  children: ReactNode
  danger?: boolean
  current?: boolean
}

const itemClass = (danger?: boolean) => classNames('menu-item', danger && 'text-danger')

export interface MenuLinkProps extends Item {
  href: string
  /** Fetched by the browser, not the router. */
  external?: boolean
}

export function MenuLink({ href, external, icon, danger, current, children }: MenuLinkProps) {
  const link = { href, 'aria-current': current || undefined, className: itemClass(danger) }
  const content = (
    <ItemContent icon={icon} current={current}>
      {children}
    </ItemContent>
  )
  return (
    <li>
      {external ? (
        <a {...link}>{content}</a>
      ) : (
        <PlainLink {...link} scroll={false}>
          {content}
        </PlainLink>
      )}
    </li>
  )
}

export type MenuActionProps = Item &
  Pick<ComponentProps<'button'>, 'name' | 'value' | 'onClick' | 'lang'> & {
    /** A server action; the entry is a form of its own. Without it the entry is a plain button. */
    action?: (form: FormData) => void | Promise<void>
    fields?: Record<string, string>
    disabledReason?: string
  }

export function MenuAction({
  action,
  fields = {},
  icon,
  danger,
  current,
  disabledReason,
  children,
  ...native
}: MenuActionProps) {
  const button = (
    <button
      {...native}
      type={action && !disabledReason ? 'submit' : 'button'}
      aria-current={current || undefined}
      aria-disabled={disabledReason ? true : undefined}
      className={itemClass(danger && !disabledReason)}
    >
      <ItemContent icon={icon} current={current}>
        {children}
        {disabledReason && <span className="block text-sm">{disabledReason}</span>}
      </ItemContent>
    </button>
  )
  if (!action) return <li>{button}</li>
  return (
    <li>
      <form action={action}>
        <HiddenFields fields={fields} />
        {button}
      </form>
    </li>
  )
}

function ItemContent({ icon, current, children }: Pick<Item, 'icon' | 'current' | 'children'>) {
  return (
    <>
      {icon && <Icon name={icon} className="text-muted" />}
      <span className="min-w-0 flex-1">{children}</span>
      {current && <Icon name="check" className="text-accent-text" />}
    </>
  )
}

/** Who or what the menu belongs to. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <li className="px-2 py-1.5 text-sm text-muted">{children}</li>
}

export function MenuRule() {
  return <li aria-hidden="true" className="-mx-1 my-1 border-t border-line" />
}

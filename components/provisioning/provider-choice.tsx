import { classNames } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { PlainLink } from '../ui/link'

export interface ProviderChoiceProps {
  label: string
  options: readonly { href: string; name: string; current: boolean }[]
}

/** One address each, so a colleague gets the same words by the same link. */
export function ProviderChoice({ label, options }: ProviderChoiceProps) {
  return (
    <nav aria-label={label}>
      <ul
        className={classNames(
          'grid gap-2 max-sm:grid-cols-1',
          options.length % 3 === 0 ? 'grid-cols-3' : 'grid-cols-2',
        )}
      >
        {options.map(({ href, name, current }) => (
          <li key={href}>
            <PlainLink
              href={href}
              scroll={false}
              aria-current={current ? 'true' : undefined}
              className={classNames(
                'flex h-12 items-center gap-2.5 rounded-control border px-3 hover:bg-fill max-sm:h-11',
                current
                  ? 'border-accent bg-accent-soft font-semibold text-accent-text'
                  : 'border-line-strong bg-surface',
              )}
            >
              <span
                aria-hidden="true"
                className={classNames(
                  'inline-grid size-4 place-items-center rounded-full border',
                  current ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
                )}
              >
                {current && <Icon name="check" size="sm" className="size-2.5" />}
              </span>
              {name}
            </PlainLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

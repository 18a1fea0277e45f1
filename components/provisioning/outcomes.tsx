import type { IconName } from '../ui/glyphs'
import { Icon } from '../ui/icon'

export interface OutcomesProps {
  label: string
  items: readonly { icon: IconName; title: string; text: string }[]
}

/** What the provider's changes do here, side by side. */
export function Outcomes({ label, items }: OutcomesProps) {
  return (
    <section
      aria-label={label}
      className="grid grid-cols-3 rounded-card border border-line bg-surface max-sm:grid-cols-1"
    >
      {items.map(({ icon, title, text }) => (
        <div
          key={title}
          className="border-line px-4 py-3 not-first:border-l max-sm:not-first:border-t max-sm:not-first:border-l-0"
        >
          <h3 className="flex items-center gap-2 font-semibold">
            <Icon name={icon} className="text-muted" />
            {title}
          </h3>
          <p className="mt-1 text-sm text-muted">{text}</p>
        </div>
      ))}
    </section>
  )
}

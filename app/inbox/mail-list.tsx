import { PlainLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { type Reader, timeText } from '@/lib/i18n/format'
import type { InboxMail } from '@/lib/local/inbox'

interface MailListProps {
  mails: readonly InboxMail[]
  chosen: string | undefined
  reader: Reader
  label: string
}

export function MailList({ mails, chosen, reader, label }: MailListProps) {
  const now = new Date()
  return (
    <nav
      aria-label={label}
      className={`overflow-y-auto rounded-card border border-line bg-surface lg:max-h-[calc(100dvh-220px)] ${chosen ? 'max-lg:max-h-56' : ''}`}
    >
      <ul className="divide-y divide-line">
        {mails.map(({ id, to, subject, at }) => (
          <li key={id}>
            <PlainLink
              href={`/inbox?mail=${id}`}
              prefetch={false}
              scroll={false}
              aria-current={id === chosen ? 'page' : undefined}
              className="block px-4 py-3 -outline-offset-2 hover:bg-fill aria-[current]:bg-accent-soft aria-[current]:shadow-[inset_3px_0_var(--accent)]"
            >
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate font-medium">{to}</span>
                <span className="text-sm text-subtle">
                  <Time {...timeText(new Date(at), now, reader)} />
                </span>
              </span>
              <span className="mt-0.5 line-clamp-2 text-sm text-muted">{subject}</span>
            </PlainLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

import { Tabs } from '@/components/ui/tabs'
import { exactTime, type Reader } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import type { InboxMail } from '@/lib/local/inbox'
import { inScheme, type View, views } from './view'

interface MailReaderProps {
  mail: InboxMail | undefined
  view: View
  reader: Reader
  t: Messages['mail']['inbox']
}

export function MailReader({ mail, view, reader, t }: MailReaderProps) {
  if (!mail) {
    return <p className="rounded-card border border-line px-6 py-18 text-center text-muted max-lg:hidden">{t.pick}</p>
  }
  const tabs = views.map((each) => ({
    href: `/inbox?mail=${mail.id}&view=${each}`,
    label: t[each],
    current: each === view,
  }))
  return (
    <article className="overflow-hidden rounded-card border border-line bg-surface">
      <header className="px-6 pt-5 max-sm:px-4">
        <h2 className="text-lg font-semibold">{mail.subject}</h2>
        <p className="mt-1 mb-3 text-sm text-muted">
          {t.to} <span className="text-fg">{mail.to}</span> · {exactTime(new Date(mail.at), reader)}
        </p>
        <Tabs label={t.views} tabs={tabs} />
      </header>
      {view === 'plain' ? <PlainText mail={mail} /> : <Drawn mail={mail} view={view} title={t.content} />}
    </article>
  )
}

function PlainText({ mail }: { mail: InboxMail }) {
  const pieces = mail.text.split(/(https?:\/\/\S+)/)
  return (
    <div className="px-6 py-6 mono break-words whitespace-pre-wrap max-sm:px-4">
      {pieces.map((piece, index) => {
        const key = `${index}:${piece}`
        return mail.links.includes(piece) ? (
          <a key={key} href={piece} target="_blank" rel="noreferrer" className="link break-all">
            {piece}
          </a>
        ) : (
          <span key={key}>{piece}</span>
        )
      })}
    </div>
  )
}

/** No script runs in the frame and it has no origin; only its links may open, in a page of their own. */
function Drawn({ mail, view, title }: { mail: InboxMail; view: 'light' | 'dark'; title: string }) {
  return (
    <iframe
      title={title}
      srcDoc={inScheme(mail.html, view)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      className={`block ${view === 'dark' ? 'scheme-dark' : 'scheme-light'} h-[calc(100dvh-330px)] min-h-175 w-full`}
    />
  )
}

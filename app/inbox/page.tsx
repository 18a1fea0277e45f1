import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { forbidden, notFound } from 'next/navigation'
import { Brand } from '@/components/shell/brand'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { SkipLink, skipTarget } from '@/components/shell/skip-link'
import { AnchorButton } from '@/components/ui/anchor'
import { EmptyState } from '@/components/ui/empty-state'
import { isLoopback } from '@/lib/http/loopback'
import * as inbox from '@/lib/local/inbox'
import { pageContext } from '../page-context'
import { shellPreferences } from '../shell-preferences'
import { MailList } from './mail-list'
import { MailReader } from './mail-reader'
import { toView } from './view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.mail.inbox.title, referrer: 'no-referrer' }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The mails this installation sent, in the demo and in development. */
export default async function InboxPage({ searchParams }: Props) {
  if (!inbox.isOpen()) notFound()
  if (!isLoopback(await headers())) forbidden()
  const [mails, query, context] = await Promise.all([inbox.list(), searchParams, pageContext()])
  const t = context.t.mail.inbox
  const chosen = mails.find(({ id }) => id === query.mail)
  const reader = { locale: context.locale, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
  const { locale, locales, setLocale } = shellPreferences(context)
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={context.t.shell.skip} />
      <header className="flex h-13 items-center justify-between border-b border-line bg-surface px-6 max-sm:px-4">
        <Brand />
        <LanguageSwitch label={context.t.shell.language} locale={locale} locales={locales} setLocale={setLocale} />
      </header>
      <main id={skipTarget} tabIndex={-1} className="mx-auto w-full max-w-300 grow p-6 outline-none max-sm:p-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h1 className="text-2xl font-semibold">{t.title}</h1>
            <p className="mt-1 max-w-160 text-muted">{t.text}</p>
          </div>
          <AnchorButton href="/inbox" icon="rotate">
            {t.reload}
          </AnchorButton>
        </div>
        <div className="mt-6">
          {mails.length === 0 ? (
            <EmptyState icon="inbox" title={t.empty}>
              {t.emptyText}
            </EmptyState>
          ) : (
            <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
              <MailList mails={mails} chosen={chosen?.id} reader={reader} label={t.title} />
              <MailReader mail={chosen} view={toView(query.view)} reader={reader} t={t} />
            </div>
          )}
        </div>
      </main>
    </div>
  )
}

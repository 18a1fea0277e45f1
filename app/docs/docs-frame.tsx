import type { ReactNode } from 'react'
import { Brand } from '@/components/shell/brand'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { SkipLink, skipTarget } from '@/components/shell/skip-link'
import { AnchorButton } from '@/components/ui/anchor'
import type { PageContext } from '../page-context'
import { shellPreferences } from '../shell-preferences'

/** The frame of every guide: for readers with an account here and for those without. */
export function DocsFrame({ context, children }: { context: PageContext; children: ReactNode }) {
  const { t } = context
  return (
    <div className="mx-auto flex min-h-dvh max-w-300 flex-col px-6 pt-4 pb-12 max-sm:px-4">
      <SkipLink label={t.shell.skip} />
      <header className="mb-6 flex h-9 items-center gap-2">
        <a href="/docs" className="mr-auto rounded-control">
          <Brand />
        </a>
        <span className="max-sm:hidden">
          <AnchorButton href="/" variant="quiet">
            {t.guides.openApp}
          </AnchorButton>
        </span>
        <LanguageSwitch label={t.shell.language} {...shellPreferences(context)} />
      </header>
      <main id={skipTarget} tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>
    </div>
  )
}

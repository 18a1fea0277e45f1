import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Brand } from './brand'
import { LanguageSwitch } from './language-switch'
import type { Preferences } from './preferences'
import { SkipLink, skipTarget } from './skip-link'

export interface PublicShellProps {
  preferences: Pick<Preferences, 'locale' | 'locales' | 'setLocale'>
  t: Messages['shell']
  /** The host, at the foot: what one should see in the address bar. */
  host?: string
  children: ReactNode
}

/** The frame of pages before signing in: brand, language, one sheet in the middle. */
export function PublicShell({ preferences, t, host, children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center p-6 max-sm:px-4 max-sm:pt-3 max-sm:pb-4">
      <SkipLink label={t.skip} />
      <header className="flex h-8 items-center justify-between self-stretch">
        <Brand />
        <LanguageSwitch label={t.language} {...preferences} />
      </header>
      <main
        id={skipTarget}
        tabIndex={-1}
        className="my-auto w-110 max-w-full py-4 outline-none max-sm:mt-4 max-sm:py-0"
      >
        {children}
      </main>
      {host && <footer className="text-sm text-subtle max-sm:mt-6">{host}</footer>}
    </div>
  )
}

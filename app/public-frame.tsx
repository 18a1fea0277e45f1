import type { ReactNode } from 'react'
import { PublicShell } from '@/components/shell/public-shell'
import { env } from '@/lib/base/env'
import type { PageContext } from './page-context'
import { shellPreferences } from './shell-preferences'

/** The frame of every page before signing in. */
export function PublicFrame({ context, children }: { context: PageContext; children: ReactNode }) {
  return (
    <PublicShell preferences={shellPreferences(context)} t={context.t.shell} host={new URL(env().origin).host}>
      {children}
    </PublicShell>
  )
}

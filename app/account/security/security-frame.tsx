import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import type { Messages } from '@/lib/i18n/messages'
import { securityPath } from './factor-links'

export interface SecurityFrameProps {
  title: string
  /** As the way here names the page; its title where nothing else is said. */
  current?: string
  purpose?: string
  t: Messages
  children: ReactNode
}

/** A page below security: the way back to it, and what is done here. */
export function SecurityFrame({ title, current = title, purpose, t, children }: SecurityFrameProps) {
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: securityPath, label: t.account.security.title }]}
            current={current}
          />
        }
        title={title}
        purpose={purpose}
      />
      {children}
    </>
  )
}

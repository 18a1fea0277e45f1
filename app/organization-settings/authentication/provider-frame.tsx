import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { authenticationPath, providerHref } from './links'
import type { ProviderView } from './provider-view'

export interface ProviderFrameProps extends ProviderView {
  title: string
  /** In the trail, where it is not the title. */
  current?: string
  purpose?: ReactNode
  children: ReactNode
}

/** A page below a provider. */
export function ProviderFrame({ context: { t }, provider, title, current, purpose, children }: ProviderFrameProps) {
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: authenticationPath, label: t.authentication.title },
              { href: providerHref(provider.id), label: provider.name },
            ]}
            current={current ?? title}
          />
        }
        title={title}
        purpose={purpose}
      />
      {children}
    </>
  )
}

/** What is asked or filled in on it. */
export function Framed({ children }: { children: ReactNode }) {
  return <div className="max-w-180 rounded-card border border-line bg-surface p-5 max-sm:p-4">{children}</div>
}

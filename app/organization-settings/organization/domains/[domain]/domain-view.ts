import { notFound } from 'next/navigation'
import type { Permission } from '@/lib/org/can'
import { type Domain, read } from '@/lib/org/domains/domains'
import { type SettingsContext, settingsContext } from '../../../settings-context'

export interface DomainPageProps {
  params: Promise<{ domain: string }>
}

export interface DomainPageView {
  readonly context: SettingsContext
  readonly domain: Domain
  readonly now: Date
}

/** What every page of a domain begins with: the member, and the domain unless it is not found. */
export async function domainView({ params }: DomainPageProps, ...needed: Permission[]): Promise<DomainPageView> {
  const context = await settingsContext(...needed)
  const name = decodeURIComponent((await params).domain)
  const { now, domains } = await read(context.member.org)
  const domain = domains.find((one) => one.domain === name)
  return domain ? { context, domain, now } : notFound()
}

import { notFound } from 'next/navigation'
import { attempt } from '@/lib/http/form'
import type { Permission } from '@/lib/org/can'
import * as samlProviders from '@/lib/org/saml/saml-providers'
import { type SettingsContext, settingsContext } from '../settings-context'

export interface ProviderPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export interface ProviderView {
  readonly context: SettingsContext
  readonly provider: samlProviders.Provider
}

/** Answers 404 for what is no provider of the organization. */
export async function providerView(
  { params }: Pick<ProviderPageProps, 'params'>,
  ...needed: Permission[]
): Promise<ProviderView> {
  const context = await settingsContext(...needed)
  const { org, actor } = context.member
  const { id } = await params
  const found = await attempt(context.t, () => samlProviders.get(org, actor, id))
  if (found.ok) return { context, provider: found.value }
  if (found.error.code === 'provider_not_found') notFound()
  throw found.error
}

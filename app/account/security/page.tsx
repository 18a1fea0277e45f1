import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { readWays } from '@/lib/org/sign-in/sign-in-ways'
import { settingsContext } from '../../organization-settings/settings-context'
import { ownContext } from '../own'
import { AuthenticatorSection } from './authenticator-section'
import { PasskeysSection } from './passkeys-section'
import { PasswordSection } from './password-section'
import { RecoveryCodesSection } from './recovery-codes-section'
import type { SecuritySectionProps } from './section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.security.title }
}

/** What signs a person in, a section each. */
export default async function SecurityPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { account, ...context } = await ownContext()
  const { org, id } = context.member
  const [ways, factor, { done }] = await Promise.all([readWays(org.id, id), secondFactor.read(org, id), searchParams])
  if (!ways) redirect('/login')
  const { title, about, removed, wasSet } = context.t.account.security
  const said = done === 'password-removed' ? removed : done === 'password-set' ? wasSet : undefined
  const { now, email, passwordSince } = account
  const section: SecuritySectionProps = { context, ways, now, email, passwordSince }
  return (
    <>
      <PageHeader title={title} purpose={about} />
      <div className="flex flex-col gap-4">
        {said && (
          <Banner tone="success" role="status">
            {said}
          </Banner>
        )}
        <PasskeysSection {...section} />
        <PasswordSection {...section} />
        <AuthenticatorSection factor={factor} context={context} />
        <RecoveryCodesSection factor={factor} context={context} />
      </div>
    </>
  )
}

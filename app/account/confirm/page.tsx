import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ProofForm } from '@/components/account/proof-form'
import { ProvePasskey } from '@/components/passkeys/prove-passkey'
import { Or } from '@/components/public/sheet'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { ownPath } from '@/lib/http/own-path'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { freshMinutes } from '@/lib/org/sign-in/sessions'
import { openWays, readWays } from '@/lib/org/sign-in/sign-in-ways'
import { type SettingsContext, settingsContext } from '../../organization-settings/settings-context'
import { beginProof, proveByPasskey, proveByPassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.confirm.title }
}

/** Asks anew who is there, by whatever way they have, and leads back. */
export default async function ConfirmPage({
  searchParams,
}: {
  searchParams: Promise<{ returnTo?: string | string[] }>
}) {
  const context = await settingsContext()
  const { returnTo } = await searchParams
  const path = ownPath(typeof returnTo === 'string' ? returnTo : undefined) ?? '/account/security'
  if (context.member.isFresh) redirect(path)
  const { title, purpose } = context.t.confirm
  return (
    <>
      <PageHeader title={title} purpose={purpose(freshMinutes)} />
      <Ways context={context} returnTo={path} />
    </>
  )
}

async function Ways({ context: { member, t }, returnTo }: { context: SettingsContext; returnTo: string }) {
  const ways = await readWays(member.org.id, member.id)
  const open = ways ? openWays(ways) : []
  const { since } = await secondFactor.read(member.org, member.id)
  const { password, submit, pending, or, sso, none, noneText } = t.confirm
  if (open.length === 0) {
    return (
      <EmptyState icon="lock" title={none}>
        {noneText}
      </EmptyState>
    )
  }
  const provider = new URLSearchParams({ provider: ways?.providerId ?? '', returnTo, anew: '1' })
  return (
    <div className="flex max-w-110 flex-col gap-5">
      {open.includes('password') && (
        <ProofForm
          action={proveByPassword}
          email={member.email}
          hidden={{ returnTo }}
          code={since ? t.secondFactor.confirm : undefined}
          text={{ password, submit, pending, show: t.common.showPassword, hide: t.common.hidePassword }}
        />
      )}
      {open.includes('passkey') && (
        <>
          {open.includes('password') && <Or>{or}</Or>}
          <ProvePasskey
            begin={beginProof}
            finish={proveByPasskey}
            hidden={{ returnTo }}
            text={{ button: t.passkeys.confirm, pending: t.passkeys.signIn.pending, problems: t.passkeys.problems }}
          />
          <p className="without-script text-sm text-muted">{t.passkeys.needsScript}</p>
        </>
      )}
      {open.includes('saml') && (
        <>
          {open.length > 1 && <Or>{or}</Or>}
          <LinkButton href={`/saml/${member.org.slug}/login?${provider}`} external icon="shield-check">
            {sso(member.org.name)}
          </LinkButton>
        </>
      )}
    </div>
  )
}

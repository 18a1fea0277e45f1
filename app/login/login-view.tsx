import { redirect } from 'next/navigation'
import { SignInPage } from '@/components/public/sign-in-page'
import { findMember } from '@/lib/auth/member'
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { ownPath } from '@/lib/http/own-path'
import { hasAnyPasskeys, offersPasskeys } from '@/lib/org/passkey-offer'
import { hasAnySso, hasSso } from '@/lib/org/saml-routing'
import { type PageContext, pageContext } from '../page-context'
import { PublicFrame } from '../public-frame'
import { signInAction } from './actions'
import { signInWithPasskey } from './passkey-actions'

export type LoginQuery = Promise<Record<string, string | string[] | undefined>>

/** The sign-in page, for anybody or for one organization. */
export async function LoginView({ query, organization }: { query: LoginQuery; organization?: Org }) {
  const member = await findMember()
  const { returnTo, ...said } = await query
  const path = ownPath(typeof returnTo === 'string' ? returnTo : undefined)
  if (member && (!organization || member.org.id === organization.id)) redirect(path ?? '/organization-settings/users')
  const context = await pageContext({ organization: organization?.locale })
  return (
    <PublicFrame context={context}>
      <SignInPage
        t={context.t}
        action={signInAction}
        organization={organization && { name: organization.name }}
        {...(organization && { host: new URL(env().origin).host, otherHref: '/login' })}
        hidden={{ ...(path && { returnTo: path }), ...(organization && { slug: organization.slug }) }}
        notice={'signed-out' in said ? 'signedOut' : 'reset' in said ? 'reset' : undefined}
        resetHref="/reset"
        problem={ssoProblem(said.problem, context)}
        sso={await ssoWay(organization, path)}
        passkey={(await offered(organization)) ? { action: signInWithPasskey, beginHref: '/api/passkeys' } : undefined}
      />
    </PublicFrame>
  )
}

/** To the organization's identity provider where it has one; before an organization is known, by the address. */
async function ssoWay(organization: Org | undefined, returnTo: string | undefined) {
  const query = returnTo ? `?${new URLSearchParams({ returnTo })}` : ''
  if (!organization) return (await hasAnySso()) ? { href: `/login/sso${query}` } : undefined
  return (await hasSso(organization)) ? { href: `/saml/${organization.slug}/login${query}` } : undefined
}

function offered(organization: Org | undefined): Promise<boolean> {
  return organization ? offersPasskeys(organization) : hasAnyPasskeys()
}

/** Why single sign-on could not begin. */
function ssoProblem(problem: string | string[] | undefined, { t }: PageContext): string | undefined {
  const codes = [
    'plan_excludes_saml',
    'sso_unavailable',
    'sso_ambiguous',
    'provider_not_found',
    'permission_missing',
  ] as const
  const code = codes.find((one) => one === problem)
  return code && t.errors.refused[code]
}

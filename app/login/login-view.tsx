import { redirect } from 'next/navigation'
import { SignInPage } from '@/components/public/sign-in-page'
import { findEnding, findMember } from '@/lib/auth/member'
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { ownPath } from '@/lib/http/own-path'
import { usedSsoLast } from '@/lib/http/sso-cookie'
import { duration } from '@/lib/i18n/format'
import { hasAnyPasskeys } from '@/lib/org/passkeys/passkey-offer'
import { hasAnySso } from '@/lib/org/saml/saml-routing'
import { type Offered, offered } from '@/lib/org/sign-in/offered-methods'
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
  const offers = organization && (await offered(organization))
  const takesPasskeys = offers ? offers.passkey : await hasAnyPasskeys()
  return (
    <PublicFrame context={context}>
      <SignInPage
        t={context.t}
        action={signInAction}
        organization={organization && { name: organization.name }}
        {...(organization && { host: new URL(env().origin).host, otherHref: '/login' })}
        hidden={{ ...(path && { returnTo: path }), ...(organization && { slug: organization.slug }) }}
        ended={member ? undefined : await endedText(context)}
        notice={noticeOf(said)}
        resetHref="/reset"
        problem={ssoProblem(said.problem, context)}
        sso={await ssoWay(organization, offers, path)}
        formHref={offers?.password === false && !('other' in said) ? otherWay(path) : undefined}
        passkey={takesPasskeys ? { action: signInWithPasskey, beginHref: '/api/passkeys' } : undefined}
      />
    </PublicFrame>
  )
}

/** Why the reader has to sign in again, if a limit ended their session. */
async function endedText({ t, locale }: PageContext): Promise<string | undefined> {
  const ending = await findEnding()
  return ending && t.login.ended[ending.reason](duration(ending.minutes, locale))
}

const notices = [
  ['signed-out', 'signedOut'],
  ['reset', 'reset'],
  ['accepted', 'accepted'],
] as const

/** What was done on the way here. */
function noticeOf(said: Awaited<LoginQuery>): (typeof notices)[number][1] | 'signedOutHere' | undefined {
  return said['signed-out'] === 'here' ? 'signedOutHere' : notices.find(([query]) => query in said)?.[1]
}

/** To the organization's identity provider where it has one; before an organization is known, by the address. */
async function ssoWay(organization: Org | undefined, offers: Offered | undefined, returnTo: string | undefined) {
  const query = returnTo ? `?${new URLSearchParams({ returnTo })}` : ''
  if (!organization) return (await hasAnySso()) ? { href: `/login/sso${query}` } : undefined
  if (!offers?.saml) return undefined
  return { href: `/saml/${organization.slug}/login${query}`, lastUsed: await usedSsoLast(organization) }
}

/** The same page with address and password, for break-glass administrators. */
function otherWay(returnTo: string | undefined): string {
  return `?other${returnTo ? `&${new URLSearchParams({ returnTo })}` : ''}`
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

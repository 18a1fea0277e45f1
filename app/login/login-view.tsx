import { redirect } from 'next/navigation'
import { SignInPage } from '@/components/public/sign-in-page'
import { findMember } from '@/lib/auth/member'
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { ownPath } from '@/lib/http/own-path'
import { pageContext } from '../page-context'
import { PublicFrame } from '../public-frame'
import { signInAction } from './actions'

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
      />
    </PublicFrame>
  )
}

import type { Metadata } from 'next'
import { SsoWayPage } from '@/components/public/sso-way-page'
import type { Org } from '@/lib/db/finders'
import { ownPath } from '@/lib/http/own-path'
import { bySlug } from '@/lib/org/organizations'
import { organizationsFor, signsIn } from '@/lib/org/saml/saml-routing'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'
import type { LoginQuery } from '../login-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.sso.way.title }
}

/** Within one organization, where it is known and has several identity providers, else wherever the domain leads. */
async function candidates(email: string, slug: string | string[] | undefined): Promise<Org[]> {
  if (typeof slug !== 'string') return organizationsFor(email)
  const organization = await bySlug(slug)
  return organization && (await signsIn(organization, email)) ? [organization] : []
}

/** Single sign-on by address: on to the organization that signs it in. Not by a redirect: the way leads to another host,
 *  and the policy of pages lets no form go there, however often it is redirected. */
export default async function SsoPage({ searchParams }: { searchParams: LoginQuery }) {
  const query = await searchParams
  const email = typeof query.email === 'string' ? query.email.trim() : ''
  const returnTo = ownPath(typeof query.returnTo === 'string' ? query.returnTo : undefined)
  const organizations = email ? await candidates(email, query.organization) : []
  const onwards = new URLSearchParams({ email, ...(returnTo && { returnTo }) })
  const ways = organizations.map(({ slug, name }) => ({ name, href: `/saml/${slug}/login?${onwards}` }))
  const only = ways.length === 1 ? ways[0] : undefined
  const context = await pageContext()
  return (
    <PublicFrame context={context}>
      {only && <meta httpEquiv="refresh" content={`0;url=${only.href}`} />}
      <SsoWayPage
        t={context.t.sso.way}
        email={email}
        none={email !== '' && ways.length === 0}
        organizations={ways}
        hidden={{
          ...(returnTo && { returnTo }),
          ...(typeof query.organization === 'string' && { organization: query.organization }),
        }}
        signInHref={returnTo ? `/login?${new URLSearchParams({ returnTo })}` : '/login'}
      />
    </PublicFrame>
  )
}

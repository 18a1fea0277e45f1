import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { SsoRefusedPage } from '@/components/public/sso-refused-page'
import * as organizations from '@/lib/org/organizations'
import * as samlAttempts from '@/lib/org/saml/saml-attempts'
import { isSamlRefusal } from '@/lib/saml/refusals'
import { pageContext } from '../../../page-context'
import { PublicFrame } from '../../../public-frame'
import type { LoginQuery } from '../../login-view'
import { askForInvitation } from './actions'

const bySlug = cache(organizations.bySlug)

export async function generateMetadata({ params }: { params: Promise<{ slug: string }> }): Promise<Metadata> {
  const organization = await bySlug((await params).slug)
  const { t } = await pageContext({ organization: organization?.locale })
  return { title: t.sso.refusedPage.title, referrer: 'no-referrer' }
}

/** Why a single sign-on was refused, by a reference that nobody can guess, else by the code alone. */
export default async function RefusedPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>
  searchParams: LoginQuery
}) {
  const [{ slug }, query] = await Promise.all([params, searchParams])
  const organization = await bySlug(slug)
  if (!organization) notFound()
  const said = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const attempt = said('attempt') ? await samlAttempts.refused(organization, said('attempt')) : undefined
  const code = attempt?.code ?? said('code')
  const context = await pageContext({ organization: organization.locale })
  const isInvited = attempt?.code === 'invite_pending' && attempt.userId !== null
  return (
    <PublicFrame context={context}>
      <SsoRefusedPage
        t={context.t}
        code={isSamlRefusal(code) ? code : undefined}
        reference={attempt ? said('attempt').slice(0, 8) : undefined}
        again={`/saml/${slug}/login`}
        signInHref={`/login/${slug}`}
        invite={isInvited ? { action: askForInvitation, fields: { slug, attempt: said('attempt') } } : undefined}
        asked={'asked' in query}
      />
    </PublicFrame>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Aside, Notice, Sheet } from '@/components/public/sheet'
import { LinkButton } from '@/components/ui/button'
import * as organizations from '@/lib/org/organizations'
import { isLogoutRefusal } from '@/lib/saml/logout-refusals'
import { pageContext } from '../../../page-context'
import { PublicFrame } from '../../../public-frame'
import type { LoginQuery } from '../../login-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.logout.refusedPage.title, referrer: 'no-referrer' }
}

/** Why a provider's request to sign somebody out was refused. */
export default async function LogoutRefusedPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>
  searchParams: LoginQuery
}) {
  const [{ slug }, { code }] = await Promise.all([params, searchParams])
  const organization = await organizations.bySlug(slug)
  if (!organization || typeof code !== 'string' || !isLogoutRefusal(code)) notFound()
  const context = await pageContext({ organization: organization.locale })
  const { refusedPage: text, refused } = context.t.logout
  return (
    <PublicFrame context={context}>
      <Sheet>
        <Notice icon="ban" tone="warning" title={text.title}>
          {text.text}
        </Notice>
        <LinkButton href="/logout" variant="primary" size="lg" block>
          {text.signOut}
        </LinkButton>
        <Aside>
          <strong className="font-medium">{text.forAdmin}</strong> <span className="mono text-xs">{code}</span>
          <br />
          {refused[code]}
        </Aside>
      </Sheet>
    </PublicFrame>
  )
}

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { MessagePage } from '@/components/public/message-page'
import { LinkButton } from '@/components/ui/button'
import { openLogoutWay } from '@/lib/http/logout-way'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.logout.onwards.title, referrer: 'no-referrer' }
}

export interface OnwardsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** On to the identity provider, after signing out here. Not by a redirect: the policy of pages lets no form end there. */
export default async function OnwardsPage({ searchParams }: OnwardsProps) {
  const { way } = await searchParams
  const opened = typeof way === 'string' ? openLogoutWay(way) : undefined
  if (!opened) redirect('/login?signed-out')
  // A form stands in a document of its own, which the way leads to.
  const url = opened.message ? `/logout/onwards/form?way=${way}` : opened.url
  const context = await pageContext()
  const { onwards } = context.t.logout
  return (
    <PublicFrame context={context}>
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <MessagePage
        nested
        icon="logout"
        title={onwards.title}
        actions={
          <div className="flex flex-wrap gap-2">
            <LinkButton href={url} external variant="primary">
              {onwards.go}
            </LinkButton>
            <LinkButton href="/login?signed-out=here">{onwards.stay}</LinkButton>
          </div>
        }
      >
        {onwards.text}
      </MessagePage>
    </PublicFrame>
  )
}

import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { MessagePage } from '@/components/public/message-page'
import { SelfPosting } from '@/components/public/self-posting'
import { AnchorButton } from '@/components/ui/anchor'
import { Button } from '@/components/ui/button'
import { openLogoutWay } from '@/lib/http/logout-way'
import { pageContext } from '../../../page-context'
import { PublicFrame } from '../../../public-frame'
import type { OnwardsProps } from '../page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.logout.onwards.title, referrer: 'no-referrer' }
}

/** On to an identity provider that takes logout messages by form alone. Its own document, never a step within another
 *  one: the policy that lets its form end there is that of this answer (lib/http/page-security.ts). */
export default async function OnwardsFormPage({ searchParams }: OnwardsProps) {
  const { way } = await searchParams
  const opened = typeof way === 'string' ? openLogoutWay(way) : undefined
  if (!opened?.message) redirect('/login?signed-out')
  const context = await pageContext()
  const { onwards } = context.t.logout
  return (
    <PublicFrame context={context}>
      <MessagePage
        nested
        icon="logout"
        title={onwards.title}
        actions={
          <div className="flex flex-wrap gap-2">
            <SelfPosting action={opened.url} fields={{ SAMLRequest: Buffer.from(opened.message).toString('base64') }}>
              <Button type="submit" variant="primary">
                {onwards.go}
              </Button>
            </SelfPosting>
            <AnchorButton href="/login?signed-out=here">{onwards.stay}</AnchorButton>
          </div>
        }
      >
        {onwards.form}
      </MessagePage>
    </PublicFrame>
  )
}

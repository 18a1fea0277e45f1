import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { MessagePage } from '@/components/public/message-page'
import { awaitsSetup } from '@/lib/org/installation'
import { pageContext } from '../page-context'
import { PublicFrame } from '../public-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.setup.title }
}

/** Without its secret: says where the whole link is. An installation that is set up leads to signing in. */
export default async function SetupAddressPage() {
  if (!(await awaitsSetup())) redirect('/login')
  const context = await pageContext()
  const { title, text } = context.t.setup.whereIsTheLink
  return (
    <PublicFrame context={context}>
      <MessagePage nested icon="key" title={title}>
        {text}
      </MessagePage>
    </PublicFrame>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SetupPage } from '@/components/public/setup-page'
import { isSetupSecret } from '@/lib/org/installation'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'
import { createFirstOrganization } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.setup.title, referrer: 'no-referrer' }
}

export default async function FirstRunPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!(await isSetupSecret(token))) notFound()
  const context = await pageContext()
  return (
    <PublicFrame context={context}>
      <SetupPage t={context.t} action={createFirstOrganization} hidden={{ token }} />
    </PublicFrame>
  )
}

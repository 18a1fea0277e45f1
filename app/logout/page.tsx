import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { MessagePage } from '@/components/public/message-page'
import { AnchorButton } from '@/components/ui/anchor'
import { SubmitButton } from '@/components/ui/submit-button'
import { findMember } from '@/lib/auth/member'
import { pageContext } from '../page-context'
import { PublicFrame } from '../public-frame'
import { signOut } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.shell.signOut }
}

/** Asks before signing out: a link alone must not end a session. */
export default async function LogoutPage() {
  const member = await findMember()
  if (!member) redirect('/login')
  const context = await pageContext({ user: member.locale, organization: member.org.locale })
  const { t } = context
  return (
    <PublicFrame context={context}>
      <MessagePage
        nested
        icon="logout"
        title={t.shell.signOut}
        actions={
          <form action={signOut} className="flex w-full flex-col gap-3">
            <SubmitButton variant="primary" size="lg" block pendingLabel={t.common.loading}>
              {t.shell.signOut}
            </SubmitButton>
            <AnchorButton href="/" size="lg" block>
              {t.common.cancel}
            </AnchorButton>
          </form>
        }
      >
        {member.email}
      </MessagePage>
    </PublicFrame>
  )
}

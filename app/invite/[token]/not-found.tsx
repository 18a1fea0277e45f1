import { InvitePage } from '@/components/public/invite-page'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'

/** One page for everything that is no link of ours: it tells a guesser nothing. */
export default async function UnknownInvitation() {
  const context = await pageContext()
  return (
    <PublicFrame context={context}>
      <InvitePage t={context.t} state={{ kind: 'unknown' }} signInHref="/login" />
    </PublicFrame>
  )
}

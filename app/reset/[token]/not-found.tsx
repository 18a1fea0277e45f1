import { ResetOver } from '@/components/public/reset-page'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'

/** One page for everything that is no link of ours: it tells a guesser nothing. */
export default async function UnknownReset() {
  const context = await pageContext()
  return (
    <PublicFrame context={context}>
      <ResetOver t={context.t.reset} how="unknown" />
    </PublicFrame>
  )
}

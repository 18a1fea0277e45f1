import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ResetChoose, ResetOver } from '@/components/public/reset-page'
import * as resets from '@/lib/org/passwords/password-resets'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'
import { choosePassword } from '../actions'

export const metadata: Metadata = { referrer: 'no-referrer', title: 'Gatehouse' }

/** Shows what became of a link, to whoever holds it; changes nothing, since scanners open links too. */
export default async function ChoosePasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await resets.peek(token)
  if (!link) notFound()
  const { state, org, row } = link
  const context = await pageContext({ user: row.user_locale, organization: org.locale })
  return (
    <PublicFrame context={context}>
      {state === 'open' ? (
        <ResetChoose
          t={context.t}
          organization={org.name}
          email={row.address}
          action={choosePassword}
          hidden={{ token }}
        />
      ) : (
        <ResetOver t={context.t.reset} how={state} />
      )}
    </PublicFrame>
  )
}

import { Banner } from '@/components/ui/banner'
import { PlainLink } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { isFiltered, withoutFilters } from '@/lib/org/users/user-directory-query'
import { listHref } from './links'
import type { PeopleView } from './people-view'

/** For those who can do something about it. */
export function ExpiredBanner({ context, query, page }: PeopleView) {
  const { t, member } = context
  const count = page.counts.expired
  if (count === 0 || !mayInvite(member.org, member.actor)) return null
  const { expired, resend } = t.users
  const review = listHref(withoutFilters(query), { states: ['expired'] })
  const reviewing = !isFiltered(query) && query.states.join() === 'expired'
  return (
    <div className="mb-3">
      <Banner
        tone="warning"
        icon="clock"
        title={expired.title(count)}
        actions={
          <>
            <ActionForm fields={{ do: 'resend-expired' }} className="flex">
              <SubmitButton variant="inherit" size="sm" pendingLabel={resend.pending}>
                {expired.resendAll(count)}
              </SubmitButton>
            </ActionForm>
            {!reviewing && (
              <PlainLink
                href={review}
                scroll={false}
                className="inline-flex h-7 items-center rounded-control px-2.5 text-sm font-medium underline-offset-3 hover:underline"
              >
                {expired.review}
              </PlainLink>
            )}
          </>
        }
      >
        {expired.text(count, member.org.inviteTtlHours)}
      </Banner>
    </div>
  )
}

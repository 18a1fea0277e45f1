import { headers } from 'next/headers'
import { MessagePage } from '@/components/public/message-page'
import { AnchorButton } from '@/components/ui/anchor'
import { findMember } from '@/lib/auth/member'
import { requestIdHeader } from '@/lib/http/request-id'
import { pageContext } from './page-context'

/** The pages of 403 and 404: what is so, a way back, and the id under which the log has the request. Inside a shell
 *  they are `nested`, so that the navigation stays. */
export async function ForbiddenPage({ nested }: { nested?: boolean }) {
  const { t } = await readerContext()
  const { title, text, action } = t.errors.forbidden
  return (
    <MessagePage
      nested={nested}
      icon="shield"
      title={title}
      reference={await reference(t.errors.broken.reference)}
      actions={<AnchorButton href="/">{action}</AnchorButton>}
    >
      {text}
    </MessagePage>
  )
}

export async function NotFoundPage({ nested }: { nested?: boolean }) {
  const { t } = await readerContext()
  const { title, text, action } = t.errors.notFound
  return (
    <MessagePage
      nested={nested}
      icon="search"
      title={title}
      reference={await reference(t.errors.broken.reference)}
      actions={<AnchorButton href="/">{action}</AnchorButton>}
    >
      {text}
    </MessagePage>
  )
}

/** In the language of whoever is signed in, else of the browser. */
export async function readerContext() {
  const member = await findMember()
  return pageContext({ user: member?.locale, organization: member?.org.locale })
}

async function reference(label: string) {
  const value = (await headers()).get(requestIdHeader)
  return value ? { label, value } : undefined
}

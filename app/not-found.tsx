import { MessagePage } from '@/components/public/message-page'
import { LinkButton } from '@/components/ui/button'
import { pageContext } from './page-context'

export default async function NotFound() {
  const { t } = await pageContext()
  return (
    <MessagePage
      icon="search"
      title={t.errors.notFound.title}
      actions={<LinkButton href="/">{t.errors.notFound.action}</LinkButton>}
    >
      {t.errors.notFound.text}
    </MessagePage>
  )
}

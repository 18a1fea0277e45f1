import { MessagePage } from '@/components/public/message-page'
import { LinkButton } from '@/components/ui/button'
import { pageContext } from './page-context'

export default async function Forbidden() {
  const { t } = await pageContext()
  return (
    <MessagePage
      icon="shield"
      title={t.errors.forbidden.title}
      actions={<LinkButton href="/">{t.errors.forbidden.action}</LinkButton>}
    >
      {t.errors.forbidden.text}
    </MessagePage>
  )
}

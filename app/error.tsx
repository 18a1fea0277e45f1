'use client'

import { MessagePage } from '@/components/public/message-page'
import { Button } from '@/components/ui/button'
import { errorText } from './error-text'

/** Any fault inside a page. The digest is the reference that the server log has beside the error itself. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { title, text, reference, retry } = errorText()
  return (
    <MessagePage
      icon="alert"
      tone="danger"
      title={title}
      reference={error.digest ? { label: reference, value: error.digest } : undefined}
      actions={
        <Button variant="primary" onClick={reset}>
          {retry}
        </Button>
      }
    >
      {text}
    </MessagePage>
  )
}

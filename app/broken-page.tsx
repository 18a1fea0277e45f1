'use client'

import { useLayoutEffect, useState } from 'react'
import { MessagePage } from '@/components/public/message-page'
import { Button, LinkButton } from '@/components/ui/button'
import { errorText } from './error-text'

export interface BrokenPageProps {
  error: Error & { digest?: string }
  reset: () => void
  nested?: boolean
}

/** Any fault inside a page. The digest is the reference that the server log has beside the error and its request. */
export function BrokenPage({ error, reset, nested }: BrokenPageProps) {
  const { title, text, reference, retry, back } = useErrorText()
  return (
    <MessagePage
      nested={nested}
      icon="alert"
      tone="danger"
      title={title}
      reference={error.digest ? { label: reference, value: error.digest } : undefined}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            {retry}
          </Button>
          <LinkButton href="/" external>
            {back}
          </LinkButton>
        </>
      }
    >
      {text}
    </MessagePage>
  )
}

/** Where the server could draw nothing, the browser draws the whole document anew: its language stands in it only once
 *  this page does. */
function useErrorText() {
  const [text, setText] = useState(errorText)
  useLayoutEffect(() => setText(errorText()), [])
  return text
}

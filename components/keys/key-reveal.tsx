'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { Button, LinkButton } from '../ui/button'
import { Checkbox } from '../ui/choice'
import { CopyOnce } from '../ui/copy-once'
import { DialogBody, DialogFooter } from '../ui/dialog-parts'
import { FactList } from '../ui/fact-list'
import { envFile } from './env-file'
import type { RevealedKey } from './state'

type Text = Messages['applicationKeys']['reveal']

/** The strings of the reveal; `field` is what the identity provider calls the value. */
export type RevealText = Omit<Text, 'field' | 'canDoScim' | 'canDoRead' | 'canDoAll'> &
  Pick<Messages['common'], 'show' | 'hide' | 'copy' | 'copied' | 'done'> & { readonly field?: string }

export interface KeyRevealProps {
  revealed: RevealedKey
  text: RevealText
  onDone: () => void
}

/** The one sight of a key: below the title of a dialog or a card. Leaving the page forgets it, so that the browser's
 *  frozen copy of the page shows nothing when somebody comes back to it. */
export function KeyReveal({ revealed, text, onDone }: KeyRevealProps) {
  const [stored, setStored] = useState(false)
  const gone = useGoneOnLeaving()
  const { scim } = revealed
  return (
    <>
      <DialogBody>
        {gone ? (
          <Banner tone="warning">{text.gone}</Banner>
        ) : (
          <CopyOnce
            label={revealed.name}
            aside={text.field}
            value={revealed.secret}
            showLabel={text.show}
            hideLabel={text.hide}
            copyLabel={text.copy}
            copiedLabel={text.copied}
          />
        )}
        <FactList
          ruled
          facts={[
            { label: text.account, value: revealed.account },
            { label: text.canDo, value: revealed.can },
            { label: text.expires, value: revealed.expires ?? text.expiresNever },
            { label: text.leak, value: scim ? text.leakScim : text.leakAll },
          ]}
        />
        {!gone && (
          <div className="needs-script rounded-control border border-line bg-page px-3 py-3">
            <Checkbox label={text.stored} checked={stored} onChange={(event) => setStored(event.target.checked)} />
          </div>
        )}
      </DialogBody>
      <DialogFooter
        note={
          !gone && (
            <span className="needs-script -ml-3.5">
              <Button variant="quiet" icon="download" onClick={() => save(envFile(revealed, location.origin))}>
                {text.download}
              </Button>
            </span>
          )
        }
      >
        <span className="needs-script">
          <Button variant="primary" onClick={onDone} disabledReason={stored || gone ? undefined : text.storedFirst}>
            {text.done}
          </Button>
        </span>
        <span className="without-script">
          <LinkButton href={revealed.href} variant="primary">
            {text.done}
          </LinkButton>
        </span>
      </DialogFooter>
    </>
  )
}

/** Hands the text over as a file, from this page alone: no request carries the key again. */
function save(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = 'gatehouse.env'
  link.click()
  // Some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function useGoneOnLeaving(): boolean {
  const [gone, setGone] = useState(false)
  useEffect(() => {
    const leave = () => setGone(true)
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [])
  return gone
}

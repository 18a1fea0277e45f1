'use client'

import { Banner } from '../ui/banner'
import { LinkButton } from '../ui/button'
import { DialogBody, DialogFooter } from '../ui/dialog-parts'
import { Refusal } from '../ui/form-parts'
import { Icon } from '../ui/icon'
import { SubmitButton } from '../ui/submit-button'
import type { AddressTone, InviteState, InviteText } from './invite-state'

const marks = {
  invite: { icon: 'done', colour: 'text-success' },
  skip: { icon: 'minus', colour: 'text-muted' },
  warn: { icon: 'warning', colour: 'text-warning' },
  wrong: { icon: 'alert', colour: 'text-danger' },
} as const satisfies Record<AddressTone, unknown>

export interface InviteSentProps {
  state: InviteState
  submit: (form: FormData) => void
  framed?: boolean
  backHref: string
  text: InviteText
}

/** What came of each address, with the way back while mails are held. */
export function InviteSent({ state, submit, framed, backHref, text }: InviteSentProps) {
  const { sent, undone, error } = state
  const body = (
    <>
      <Refusal>{error}</Refusal>
      {undone && (
        <Banner tone="info" role="status">
          {undone}
        </Banner>
      )}
      {sent && !undone && (
        <>
          <Banner
            tone={sent.undoable ? 'success' : 'warning'}
            role="status"
            title={sent.title}
            actions={
              sent.undoable && (
                <form action={submit} className="flex">
                  <input type="hidden" name="do" value="undo" />
                  <input type="hidden" name="batch" value={sent.batchId} />
                  <SubmitButton size="sm" variant="inherit" icon="rotate" pendingLabel={text.undoPending}>
                    {text.undo}
                  </SubmitButton>
                </form>
              )
            }
          >
            {sent.text}
          </Banner>
          <ul aria-label={text.rows} className="max-h-96 overflow-y-auto rounded-card border border-line bg-surface">
            {sent.rows.map(({ address, says, tone }) => (
              <li
                key={`${address} ${says}`}
                className="flex min-h-11 items-center gap-3 border-t border-line px-4 py-2 first:border-t-0"
              >
                <Icon name={marks[tone].icon} className={marks[tone].colour} />
                <span className="min-w-0 flex-1 wrap-anywhere">
                  <strong className="font-medium">{address}</strong> {says}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
  if (framed) {
    return (
      <div className="flex min-h-0 flex-col">
        <DialogBody>{body}</DialogBody>
        <DialogFooter>
          <form method="dialog">
            <button type="submit" className="sr-only">
              {text.back}
            </button>
          </form>
          <LinkButton href={backHref} variant="primary" external>
            {text.back}
          </LinkButton>
        </DialogFooter>
      </div>
    )
  }
  return (
    <div className="flex max-w-160 flex-col gap-5">
      {body}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={backHref} variant="primary">
          {text.back}
        </LinkButton>
        <LinkButton href={`${backHref}/invite`} external>
          {text.more}
        </LinkButton>
      </div>
    </div>
  )
}

'use client'

import { createContext, type ReactNode, startTransition, use, useActionState, useEffect } from 'react'
import { Banner } from '../ui/banner'
import { buttonClass } from '../ui/button-style'
import { HiddenFields } from '../ui/form-parts'
import { toast } from '../ui/toast'

/** What came of the last thing done to people, in a sentence. */
export interface Notice {
  readonly tone: 'success' | 'danger'
  readonly text: string
  /** What may still be taken back, and the words for it. */
  readonly undo?: { readonly batchId: string; readonly label: string }
}

export type PeopleAction = (notice: Notice | null, form: FormData) => Promise<Notice>

interface Acting {
  readonly notice: Notice | null
  readonly act: (form: FormData) => void
}

const Context = createContext<Acting | null>(null)

/** What the forms below post to, and what came of it. */
export function useActing(): Acting {
  const acting = use(Context)
  if (!acting) throw new Error('a form of people stands outside PeopleActions')
  return acting
}

export interface PeopleActionsProps {
  action: PeopleAction
  /** `toast` over a list. `banner` where a toast would lie under the panel; without scripts it is always a banner. */
  says: 'toast' | 'banner'
  children: ReactNode
}

/** Everything that one page can do to people goes through one action, whose outcome is said in one place. */
export function PeopleActions({ action, says, children }: PeopleActionsProps) {
  const [notice, act] = useActionState(action, null)
  useEffect(() => {
    if (!notice || says !== 'toast') return
    const { undo, ...said } = notice
    toast({
      ...said,
      ...(undo && { action: { label: undo.label, run: () => startTransition(() => act(undoing(undo))) } }),
    })
  }, [notice, says, act])
  return <Context value={{ notice, act }}>{children}</Context>
}

function undoing({ batchId }: NonNullable<Notice['undo']>): FormData {
  const form = new FormData()
  form.set('do', 'undo')
  form.set('id', batchId)
  return form
}

export interface ActionNoticeProps {
  /** Over a list, where scripts show a toast instead. */
  withoutScriptOnly?: boolean
  /** In a dialog, which is gone after a success. */
  failuresOnly?: boolean
}

/** Where the outcome stands when it is a banner. */
export function ActionNotice({ withoutScriptOnly, failuresOnly }: ActionNoticeProps) {
  const { notice } = useActing()
  if (!notice || (failuresOnly && notice.tone === 'success')) return null
  return (
    <div className={withoutScriptOnly ? 'without-script mb-3' : undefined}>
      <Banner
        tone={notice.tone}
        role={notice.tone === 'danger' ? 'alert' : 'status'}
        actions={notice.undo && <UndoForm {...notice.undo} />}
      >
        {notice.text}
      </Banner>
    </div>
  )
}

function UndoForm({ batchId, label }: NonNullable<Notice['undo']>) {
  return (
    <ActionForm fields={{ do: 'undo', id: batchId }} className="flex">
      <button type="submit" className={buttonClass({ variant: 'inherit', size: 'sm' })}>
        {label}
      </button>
    </ActionForm>
  )
}

/** A form that does one thing, named by its field `do`. Works without scripts: the page comes back and says it. */
export function ActionForm({
  fields,
  className,
  children,
}: {
  fields: Record<string, string>
  className?: string
  children: ReactNode
}) {
  const { act } = useActing()
  return (
    <form action={act} className={className}>
      <HiddenFields fields={fields} />
      {children}
    </form>
  )
}

'use client'

import { copyText } from '../ui/clipboard'
import { MenuAction } from '../ui/menu'
import { toast } from '../ui/toast'
import { useActing } from './people-actions'

/** Starts the export of the list, in a menu. */
export function ExportItem({ query, label }: { query: string; label: string }) {
  const { act } = useActing()
  return (
    <MenuAction icon="download" action={act} fields={{ do: 'export', id: query }}>
      {label}
    </MenuAction>
  )
}

export interface ResendItemProps {
  id: string
  label: string
  disabledReason?: string
}

export function ResendItem({ id, label, disabledReason }: ResendItemProps) {
  const { act } = useActing()
  return (
    <MenuAction icon="send" action={act} fields={{ do: 'resend', id }} disabledReason={disabledReason}>
      {label}
    </MenuAction>
  )
}

export interface CopyItemProps {
  value: string
  label: string
  copiedText: string
}

/** Copies, closes the menu and says so. */
export function CopyItem({ value, label, copiedText }: CopyItemProps) {
  return (
    <MenuAction
      icon="copy"
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
        copyText(value).then((copied) => copied && toast({ text: copiedText, detail: value }))
      }}
    >
      {label}
    </MenuAction>
  )
}

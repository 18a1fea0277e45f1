'use client'

import type { DialogTriggerProps } from '../ui/dialog'
import { KeyDialog, type KeyFlowProps, KeyPage } from './key-flow'
import { NewKeyFields, type NewKeyText } from './new-key-fields'

export interface NewKeyProps extends Pick<KeyFlowProps, 'action' | 'page' | 'reveal'> {
  ownerId: string
  text: NewKeyText
}

/** [New key] of an owner. */
export function NewKeyDialog({
  ownerId,
  ...flow
}: NewKeyProps & { trigger: Omit<DialogTriggerProps, 'href'>; closeLabel: string }) {
  return (
    <KeyDialog
      {...flow}
      hidden={{ owner: ownerId }}
      fields={(state) => <NewKeyFields state={state} text={flow.text} />}
    />
  )
}

export function NewKeyPage({ ownerId, ...flow }: NewKeyProps) {
  return (
    <KeyPage
      {...flow}
      hidden={{ owner: ownerId }}
      fields={(state) => <NewKeyFields state={state} text={flow.text} />}
    />
  )
}

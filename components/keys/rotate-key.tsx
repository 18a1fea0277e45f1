'use client'

import type { Messages } from '@/lib/i18n/messages'
import { Segments } from '../ui/choice'
import { type KeyFlowProps, KeyPage } from './key-flow'
import { LifetimeFields, type LifetimeText } from './new-key-fields'

export type RotateText = LifetimeText &
  KeyFlowProps['text'] &
  Pick<Messages['applicationKeys']['rotate'], 'overlap' | 'overlaps' | 'overlapHint'>

export interface RotateKeyProps extends Pick<KeyFlowProps, 'action' | 'page' | 'reveal'> {
  keyId: string
  /** What the new key is called unless somebody writes another name. */
  name: string
  text: RotateText
}

const overlaps = ['1', '7', '30'] as const

/** Replacing a key: the new one's name and end, and for how long the old one goes on at most. */
export function RotateKeyPage({ keyId, name, ...flow }: RotateKeyProps) {
  const { text } = flow
  return (
    <KeyPage
      {...flow}
      hidden={{ id: keyId }}
      fields={(state) => (
        <>
          <LifetimeFields state={state} text={text} name={name} />
          <div className="flex flex-col gap-1.5">
            <Segments
              legend={text.overlap}
              name="overlap"
              defaultValue={state.values?.overlap ?? '7'}
              options={overlaps.map((value) => ({ value, label: text.overlaps[value] }))}
            />
            <p className="text-sm text-muted">{text.overlapHint}</p>
          </div>
        </>
      )}
    />
  )
}

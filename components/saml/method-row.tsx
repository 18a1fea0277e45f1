'use client'

import { useActionState } from 'react'
import type { ConfirmState, FormAction } from '../keys/state'
import { Banner } from '../ui/banner'
import { ListRow } from '../ui/card'
import type { IconName } from '../ui/glyphs'
import { Icon } from '../ui/icon'
import { Switch } from '../ui/switch'

export interface MethodRowProps {
  icon: IconName
  title: string
  detail: string
  /** How many have what it takes. */
  people: string
  on: boolean
  stateLabel: string
  action: FormAction<ConfirmState>
  /** Why the switch is refused to the reader, if it is. */
  disabledReason?: string
}

/** A way to sign in with its switch; what was refused is said below it. */
export function MethodRow({ icon, title, detail, people, disabledReason, action, ...state }: MethodRowProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <ListRow
      icon={<Icon name={icon} size="lg" />}
      title={title}
      detail={
        <>
          {detail}
          {error && (
            <div className="my-1.5">
              <Banner tone="danger" role="alert">
                {error}
              </Banner>
            </div>
          )}
        </>
      }
      aside={
        <>
          <span className="max-sm:hidden">{people}</span>
          {disabledReason ? (
            <Switch {...state} label={title} disabledReason={disabledReason} />
          ) : (
            <Switch {...state} label={title} action={submit} />
          )}
        </>
      }
    />
  )
}

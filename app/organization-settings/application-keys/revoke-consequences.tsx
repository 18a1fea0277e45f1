import { clientName } from '@/components/keys/client-name'
import { Banner } from '@/components/ui/banner'
import { relativeTime } from '@/lib/i18n/format'
import { isScimLive, type KeyEntry } from '@/lib/org/keys/key-entry'
import type { SettingsContext } from '../settings-context'
import { MaskedKey } from './key-cells'

export interface RevokeConsequencesProps {
  of: KeyEntry
  context: Pick<SettingsContext, 't' | 'reader'>
  now: Date
}

/** Which key it is and what stops without it. */
export function RevokeConsequences({ of, context: { t, reader }, now }: RevokeConsequencesProps) {
  const { revoke } = t.applicationKeys
  if (!of.lastUse) {
    return (
      <p>
        <MaskedKey of={of} /> · {revoke.unused} {revoke.text}
      </p>
    )
  }
  const ago = relativeTime(of.lastUse.at, now, reader.locale, 'long')
  const by = clientName(of.lastUse.agent) ?? revoke.unknownClient
  const serious = isScimLive(of, now)
  return (
    <>
      <Banner tone={serious ? 'danger' : 'warning'}>
        {serious ? revoke.usedByScim(ago, by) : revoke.used(ago, by)}
      </Banner>
      <p>
        <MaskedKey of={of} /> · {revoke.text}
      </p>
    </>
  )
}

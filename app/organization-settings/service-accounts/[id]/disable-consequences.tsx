import { clientName } from '@/components/keys/client-name'
import { relativeTime } from '@/lib/i18n/format'
import { isScimLive } from '@/lib/org/keys/key-entry'
import type { ServiceAccount } from '@/lib/org/keys/service-account-directory'
import type { SettingsContext } from '../../settings-context'

export interface DisableConsequencesProps {
  account: ServiceAccount
  now: Date
  context: Pick<SettingsContext, 't' | 'reader'>
}

/** What stops, by name: the keys that were used lately first of all. */
export function DisableConsequences({ account, now, context: { t, reader } }: DisableConsequencesProps) {
  const { disable } = t.serviceAccounts
  const live = account.keys.filter(({ state }) => state === 'live')
  if (live.length === 0) return <p>{disable.text}</p>
  return (
    <>
      <p>{disable.keys(live.length)}</p>
      <ul className="flex list-disc flex-col gap-1 pl-5 empty:hidden">
        {live.map((key) => {
          if (!key.lastUse) return null
          const ago = relativeTime(key.lastUse.at, now, reader.locale, 'long')
          const by = clientName(key.lastUse.agent) ?? t.applicationKeys.revoke.unknownClient
          const said = isScimLive(key, now) ? disable.usedByScim : disable.used
          return <li key={key.id}>{said(key.name, ago, by)}</li>
        })}
      </ul>
    </>
  )
}

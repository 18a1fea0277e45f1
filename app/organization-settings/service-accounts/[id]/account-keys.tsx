import { Table } from '@/components/ui/table'
import type { FoundAccount } from '@/lib/org/keys/service-account-directory'
import { drawnKeyColumns } from '../../application-keys/drawn-key-columns'
import type { SettingsContext } from '../../settings-context'

export interface AccountKeysProps {
  account: FoundAccount['account']
  now: Date
  context: SettingsContext
}

export function AccountKeys({ account, now, context }: AccountKeysProps) {
  const { detail } = context.t.serviceAccounts
  const { keys } = account
  const live = keys.filter(({ state }) => state === 'live').length
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" className="mb-3 flex items-baseline gap-2 text-lg font-semibold">
        {detail.keys}
        {keys.length > 0 && (
          <span className="text-md font-normal text-muted">{detail.counts(live, keys.length - live)}</span>
        )}
      </h2>
      {keys.length === 0 ? (
        <p className="rounded-card border border-line bg-surface p-4 text-muted">{detail.noKeys}</p>
      ) : (
        <Table
          caption={detail.keysCaption(account.name)}
          columns={drawnKeyColumns({ context, now, returnTo: `/organization-settings/service-accounts/${account.id}` })}
          rows={keys}
          rowKey={({ id }) => id}
          rowState={({ state }) => (state === 'live' ? undefined : 'off')}
        />
      )}
    </section>
  )
}

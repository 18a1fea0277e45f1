import { ConfirmForm } from '@/components/keys/confirm-form'
import { NewKeyDialog } from '@/components/keys/new-key'
import { OneButtonForm } from '@/components/keys/one-button-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { effectivePermissions, type ServiceAccount } from '@/lib/org/keys/service-account-directory'
import { createKey } from '../../application-keys/actions'
import type { SettingsContext } from '../../settings-context'
import { disableAccount, enableAccount } from '../actions'
import { newKeyText, revealText } from '../texts'
import { DisableConsequences } from './disable-consequences'

export interface AccountActionsProps {
  account: ServiceAccount
  now: Date
  context: SettingsContext
}

/** Disable or enable, and [New key]; what the member may not do says so. */
export function AccountActions({ account, now, context }: AccountActionsProps) {
  return (
    <>
      <StatusAction account={account} now={now} context={context} />
      <NewKey account={account} now={now} context={context} />
    </>
  )
}

function StatusAction({ account, now, context }: AccountActionsProps) {
  const { t, refusal } = context
  const { disable, enable } = t.serviceAccounts
  const disabled = account.status === 'disabled'
  const refused = refusal('service_account_write')
  if (refused) return <Button disabledReason={refused}>{disabled ? enable.action : disable.action}</Button>
  if (disabled) {
    return (
      <OneButtonForm action={enableAccount} fields={{ id: account.id }} pendingLabel={enable.pending}>
        {enable.action}
      </OneButtonForm>
    )
  }
  return (
    <Dialog
      trigger={{ label: disable.action, href: `/organization-settings/service-accounts/${account.id}/disable` }}
      title={disable.title(account.name)}
      closeLabel={t.common.close}
    >
      <ConfirmForm
        action={disableAccount}
        fields={{ id: account.id }}
        submitLabel={disable.submit}
        pendingLabel={disable.pending}
        cancel={null}
      >
        <DisableConsequences account={account} now={now} context={context} />
      </ConfirmForm>
    </Dialog>
  )
}

function NewKey({ account, context }: AccountActionsProps) {
  const { t, refusal } = context
  const { detail, disabledNoKeys } = t.serviceAccounts
  const refused = refusal('org_app_keys_write') ?? (account.status === 'disabled' ? disabledNoKeys : undefined)
  if (refused) {
    return (
      <Button icon="plus" disabledReason={refused}>
        {detail.newKey}
      </Button>
    )
  }
  return (
    <NewKeyDialog
      trigger={{ label: detail.newKey, icon: 'plus', variant: 'primary' }}
      action={createKey}
      page={`/organization-settings/service-accounts/${account.id}/keys/new`}
      ownerId={account.id}
      text={newKeyText(t, { name: account.name, held: effectivePermissions(account.roles) })}
      reveal={revealText(t)}
      closeLabel={t.common.close}
    />
  )
}

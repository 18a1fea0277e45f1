import { ConfirmForm } from '@/components/keys/confirm-form'
import { Dialog } from '@/components/ui/dialog'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { KeyEntry } from '@/lib/org/key-directory'
import type { SettingsContext } from '../settings-context'
import { revokeKey } from './actions'
import { RevokeConsequences } from './revoke-consequences'

export interface RevokeDialogProps {
  of: KeyEntry
  context: Pick<SettingsContext, 't' | 'reader'>
  now: Date
  returnTo: string
}

export function RevokeDialog({ of, context, now, returnTo }: RevokeDialogProps) {
  const { t } = context
  const { revoke } = t.applicationKeys
  const back = `?returnTo=${encodeURIComponent(returnTo)}`
  return (
    <Dialog
      trigger={{
        label: (
          <span>
            {revoke.action}
            <VisuallyHidden>{revoke.of(of.name)}</VisuallyHidden>
          </span>
        ),
        href: `/organization-settings/application-keys/${of.id}/revoke${back}`,
        variant: 'quiet',
        size: 'sm',
      }}
      title={revoke.title(of.name)}
      closeLabel={t.common.close}
    >
      <ConfirmForm
        action={revokeKey}
        fields={{ id: of.id, returnTo }}
        submitLabel={revoke.submit}
        pendingLabel={revoke.pending}
        cancel={null}
      >
        <RevokeConsequences of={of} context={context} now={now} />
      </ConfirmForm>
    </Dialog>
  )
}

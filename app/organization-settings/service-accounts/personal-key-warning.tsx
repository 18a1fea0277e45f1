import { KeySentence } from '@/components/keys/key-sentence'
import { ScimKeyButton } from '@/components/keys/scim-key'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { isScimLive, type OwnedKey } from '@/lib/org/keys/key-entry'
import { plans } from '@/lib/org/plans'
import { maskedKey } from '../application-keys/key-cells'
import type { SettingsContext } from '../settings-context'
import { moveScimKey } from './actions'
import { revealText } from './texts'

export interface PersonalKeyWarningProps {
  of: OwnedKey
  now: Date
  context: SettingsContext
}

/** Provisioning hangs on somebody's employment: says so, and offers the way out in one press. */
export function PersonalKeyWarning({ of, now, context }: PersonalKeyWarningProps) {
  const { personal } = context.t.applicationKeys
  const masked = maskedKey(of)
  if (of.replacement) {
    return (
      <Banner tone="info" icon="rotate" title={personal.movingTitle}>
        <KeySentence masked={masked} text={personal.moving(of.name, masked)} />
      </Banner>
    )
  }
  return (
    <Banner
      tone="warning"
      title={isScimLive(of, now) ? personal.title : personal.idleTitle}
      actions={<MoveScim of={of} context={context} />}
    >
      <KeySentence masked={masked} text={personal.text(of.name, masked, of.owner.name)} />
    </Banner>
  )
}

/** One press makes the account and its key, and shows the key. */
function MoveScim({ of, context }: Omit<PersonalKeyWarningProps, 'now'>) {
  const { t } = context
  const { personal } = t.applicationKeys
  const refused = moveRefusal(context)
  const look = { variant: 'inherit', size: 'sm' } as const
  if (refused) {
    return (
      <span className="tip-end inline-flex">
        <Button {...look} disabledReason={refused}>
          {personal.action}
        </Button>
      </span>
    )
  }
  return (
    <ScimKeyButton
      action={moveScimKey}
      page={`/organization-settings/application-keys/${of.id}/move`}
      fields={{ id: of.id }}
      submitLabel={personal.action}
      pendingLabel={personal.pending}
      look={look}
      reveal={revealText(t)}
    />
  )
}

/** Why SCIM cannot be moved, if it cannot. */
export function moveRefusal({ member, t, refusal }: SettingsContext): string | undefined {
  if (!plans[member.org.plan].scim) return t.errors.refused.plan_excludes_scim
  return refusal('service_account_write', 'org_app_keys_write', 'user_access_invite', 'user_access_manage')
}

import { OneButtonForm } from '@/components/keys/one-button-form'
import { SettingSwitch } from '@/components/provisioning/setting-switch'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { Switch } from '@/components/ui/switch'
import type { SettingsContext } from '../../settings-context'
import { switchJitHere } from './actions'

export interface JitCardProps {
  enabled: boolean
  /** Whether SCIM is at work. */
  live: boolean
  context: SettingsContext
}

/** Just-in-time accounts beside provisioning, which makes them dangerous: amber while both are on. */
export function JitCard({ enabled, live, context: { t, refusal } }: JitCardProps) {
  const { jit } = t.provisioning
  const { title, on, off, warning } = t.authentication.jit
  const contested = enabled && live
  const refused = refusal('org_authn_config_write')
  const look = { on: enabled, label: title, stateLabel: enabled ? on : off }
  return (
    <Card tone={contested ? 'warning' : 'plain'} labelledBy="jit">
      <CardHeader
        id="jit"
        title={title}
        open
        aside={
          refused ? <Switch {...look} disabledReason={refused} /> : <SettingSwitch {...look} action={switchJitHere} />
        }
      />
      <div className="flex flex-col items-start gap-3 px-4 pb-3 text-sm">
        {contested ? (
          <p className="flex gap-2 text-pretty">
            <Icon name="warning" className="mt-0.5 text-warning" />
            <span>
              <strong className="text-warning">{warning.title}</strong> {jit.onText}
            </span>
          </p>
        ) : (
          <p className="-mt-1 text-pretty text-muted">{enabled ? jit.onText : jit.offText}</p>
        )}
        {contested && !refused && (
          <OneButtonForm
            action={switchJitHere}
            fields={{ on: 'false' }}
            variant="primary"
            size="sm"
            pendingLabel={warning.pending}
          >
            {warning.action}
          </OneButtonForm>
        )}
      </div>
      {!refusal('org_authn_config_read') && (
        <CardFooter>
          <TextLink href="/organization-settings/authentication">{jit.action}</TextLink>
        </CardFooter>
      )}
    </Card>
  )
}

import { SettingSwitch } from '@/components/provisioning/setting-switch'
import { Card, CardHeader } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import type { SecondFactorPolicy } from '@/lib/org/second-factor/second-factor-policy'
import type { SettingsContext } from '../settings-context'
import { switchSecondFactor } from './second-factor/actions'

export interface SecondFactorCardProps {
  policy: SecondFactorPolicy
  context: SettingsContext
}

/** Whether a password alone is enough, and whom a change would concern. */
export function SecondFactorCard({ policy, context: { t, refusal } }: SecondFactorCardProps) {
  const text = t.secondFactor.policy
  const { required, people, without } = policy
  const refused = refusal('org_authn_config_write')
  const look = { on: required, label: text.label, stateLabel: required ? text.on : text.off }
  return (
    <Card labelledBy="second-factor">
      <CardHeader
        id="second-factor"
        title={text.label}
        open
        aside={
          refused ? (
            <Switch {...look} disabledReason={refused} />
          ) : (
            <SettingSwitch {...look} action={switchSecondFactor} />
          )
        }
      />
      <div className="flex flex-col gap-2 px-4 pb-4 text-pretty">
        <p className="-mt-1 text-muted">{text.text}</p>
        <p>
          {people === 0 ? text.nobody : without === 0 ? text.nobodyWithout : text.without(without)}{' '}
          {without > 0 && (required ? text.whileOn : text.beforeOn)}
        </p>
      </div>
    </Card>
  )
}

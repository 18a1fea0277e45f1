import { ChoiceForm } from '@/components/provisioning/choice-form'
import { SettingSwitch } from '@/components/provisioning/setting-switch'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import type { ConnectionSettings } from '@/lib/org/connections/connection-settings'
import type { SettingsContext } from '../../settings-context'
import { saveGroupDelete, switchSetting } from './actions'
import { groupDeletes, switches } from './settings'

export interface SettingsCardProps {
  settings: ConnectionSettings
  context: SettingsContext
}

/** What the provider may do beyond whom it made, each with what follows from it. */
export function SettingsCard({ settings, context }: SettingsCardProps) {
  const { t, refusal } = context
  const { settings: text } = t.connection
  const refused = refusal('org_authn_config_write')
  const { groupDelete } = text
  return (
    <Card labelledBy="settings">
      <CardHeader id="settings" title={text.title} open />
      <p className="-mt-1 px-4 pb-3 text-muted">{text.text}</p>
      {switches.map((setting) => {
        const on = settings[setting]
        const { title, text: consequence } = text[setting]
        const look = { on, label: title, stateLabel: on ? text.on : text.off }
        return (
          <div key={setting} className="flex flex-wrap items-start gap-x-6 gap-y-2 border-t border-line px-4 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="font-medium">{title}</h3>
              <p className="mt-0.5 text-sm text-pretty text-muted">{consequence}</p>
            </div>
            {refused ? (
              <Switch {...look} disabledReason={refused} />
            ) : (
              <SettingSwitch {...look} action={switchSetting} setting={setting} />
            )}
          </div>
        )
      })}
      <div className="border-t border-line">
        <CardBody>
          {refused ? (
            <p>
              <strong className="font-medium">{groupDelete.title}</strong>{' '}
              <span className="text-muted">
                {groupDelete[settings.groupDelete]}. {refused}
              </span>
            </p>
          ) : (
            <ChoiceForm
              action={saveGroupDelete}
              name="groupDelete"
              legend={groupDelete.title}
              value={settings.groupDelete}
              options={groupDeletes.map((value) => ({
                value,
                label: groupDelete[value],
                hint: groupDelete[`${value}Text`],
              }))}
              save={t.common.save}
              saving={t.common.saving}
            />
          )}
        </CardBody>
      </div>
    </Card>
  )
}

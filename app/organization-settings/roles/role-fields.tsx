import { Checkbox, ChoiceGroup } from '@/components/ui/choice'
import { TextField } from '@/components/ui/field'
import type { SettingsContext } from '../settings-context'
import { permissionAreas } from './permission-areas'

export interface RoleFieldsProps {
  context: SettingsContext
  name: string
  /** What is wrong with the name. */
  error?: string
  permissions: readonly string[]
}

/** Name and permissions; those that the member does not hold cannot be ticked, and say why. */
export function RoleFields({ context: { t, member }, name, error, permissions }: RoleFieldsProps) {
  const words = t.roles
  return (
    <>
      <TextField label={words.name} name="name" defaultValue={name} error={error} maxLength={100} autoComplete="off" />
      {permissionAreas.map(({ area, permissions: offered }) => (
        <ChoiceGroup key={area} legend={words.areas[area]}>
          {offered.map((permission) => {
            const isBeyond = !member.actor.permissions.has(permission)
            const { name: label, text } = words.permissions[permission]
            return (
              <Checkbox
                key={permission}
                name="permission"
                value={permission}
                label={label}
                hint={isBeyond ? words.beyond : text}
                defaultChecked={permissions.includes(permission)}
                disabled={isBeyond}
              />
            )
          })}
        </ChoiceGroup>
      ))}
    </>
  )
}

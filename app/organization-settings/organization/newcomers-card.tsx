import { SettingsForm } from '@/components/organization/settings-form'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { SelectField } from '@/components/ui/field'
import { TextLink } from '@/components/ui/link'
import { defaultRole } from '@/lib/org/can'
import { roleName } from '../service-accounts/texts'
import { saveNewcomers } from './actions'
import type { OrganizationView } from './view'

export function NewcomersCard(view: OrganizationView) {
  const { context, organization } = view
  const { t } = context
  const { newcomers: text } = t.organization
  return (
    <Card labelledBy="newcomers">
      <CardHeader id="newcomers" title={text.title} open />
      <p className="-mt-1 px-4 text-muted">{text.text}</p>
      <SettingsForm action={saveNewcomers} text={{ save: t.common.save, saving: t.common.saving }}>
        <div className="grid grid-cols-3 gap-4 max-md:grid-cols-1">
          <RoleField name="invited" label={text.invited} view={view} />
          <RoleField name="scim" label={text.scim} hint={text.scimHint} view={view} />
          <RoleField name="jit" label={text.jit} hint={text.jitHint} view={view} />
        </div>
      </SettingsForm>
      <CardFooter>
        <TextLink href="/organization-settings/users/invitation-settings">{text.invitations}</TextLink>
        {text.hours(organization.inviteTtlHours)}
      </CardFooter>
    </Card>
  )
}

interface RoleFieldProps {
  name: 'invited' | 'scim' | 'jit'
  label: string
  hint?: string
  view: OrganizationView
}

/** The role that comes with the product stands first, as no choice of their own. */
function RoleField({ name, label, hint, view: { context, organization } }: RoleFieldProps) {
  const { t } = context
  const chosen = organization.newcomers[name] ?? ''
  const others = organization.roles.filter((role) => !(role.managed && role.name === defaultRole))
  return (
    <SelectField label={label} name={name} hint={hint} defaultValue={chosen} key={chosen}>
      <option value="">{t.organization.newcomers.standard(t.common.roles[defaultRole])}</option>
      {others.map((role) => (
        <option key={role.id} value={role.id}>
          {roleName(t, role)}
        </option>
      ))}
    </SelectField>
  )
}

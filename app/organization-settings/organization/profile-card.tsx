import { KeptSelectField, KeptTextField } from '@/components/organization/kept-field'
import { SettingsForm } from '@/components/organization/settings-form'
import { Card, CardHeader } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { date } from '@/lib/i18n/format'
import { localeNames, locales } from '@/lib/i18n/locale'
import { saveProfile } from './actions'
import type { OrganizationView } from './view'

export function ProfileCard({ context, organization }: OrganizationView) {
  const { t, reader } = context
  const { profile: text } = t.organization
  const { profile, slug, id, createdAt } = organization
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return (
    <Card labelledBy="profile">
      <CardHeader id="profile" title={text.title} />
      <SettingsForm action={saveProfile} text={{ save: t.common.save, saving: t.common.saving }}>
        <KeptTextField
          label={text.name}
          name="name"
          hint={text.nameHint}
          defaultValue={profile.name}
          key={profile.name}
          maxLength={120}
          autoComplete="organization"
          required
        />
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <KeptSelectField
            label={text.language}
            name="locale"
            hint={text.languageHint}
            defaultValue={profile.locale}
            key={profile.locale}
          >
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {localeNames[locale]}
              </option>
            ))}
          </KeptSelectField>
          <KeptTextField
            label={text.timeZone}
            name="zone"
            list="zones"
            hint={text.timeZoneHint}
            defaultValue={profile.timeZone}
            key={profile.timeZone}
            autoComplete="off"
            spellCheck={false}
            required
          />
          <datalist id="zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
      </SettingsForm>
      <div className="border-t border-line px-4 py-2">
        <FactList
          facts={[
            {
              label: text.slug,
              value: (
                <>
                  <span className="mono">{slug}</span>
                  <span className="block text-sm text-muted">{text.slugHint}</span>
                </>
              ),
            },
            { label: text.id, value: <span className="mono">{id}</span> },
            { label: text.since, value: date(createdAt, reader) },
          ]}
        />
      </div>
    </Card>
  )
}

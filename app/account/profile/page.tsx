import type { Metadata } from 'next'
import { ProfileForm } from '@/components/account/profile-form'
import { choiceClass } from '@/components/shell/choice-class'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { IdpRibbon } from '@/components/ui/banner'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { localeNames, locales } from '@/lib/i18n/locale'
import type { OwnAccount } from '@/lib/org/account/own-account'
import { type SettingsContext, settingsContext } from '../../organization-settings/settings-context'
import { pageContext } from '../../page-context'
import { themes } from '../../preference-cookies'
import { shellPreferences } from '../../shell-preferences'
import { saveProfile } from '../actions'
import { ownContext } from '../own'
import { zones } from '../zones'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.profile.title }
}

export default async function ProfilePage() {
  const { account, ...context } = await ownContext()
  const { profile } = context.t.account
  return (
    <>
      <PageHeader title={profile.title} purpose={profile.purpose} />
      <div className="flex flex-col gap-6">
        {account.managedBy !== null && (
          <IdpRibbon title={profile.managedTitle}>{profile.managedText(account.managedBy)}</IdpRibbon>
        )}
        <Profile account={account} context={context} />
        <Display context={context} />
      </div>
    </>
  )
}

function Profile({ account, context: { t, member } }: { account: OwnAccount; context: SettingsContext }) {
  const { profile } = t.account
  const { name, jobTitle, language, languageHint, zone, asOrganization } = profile
  const fixed = [
    { name: 'address', label: profile.email, value: account.email ?? '', hint: profile.emailHint },
    ...(account.userName && account.userName !== account.email
      ? [{ name: 'user-name', label: profile.userName, value: account.userName }]
      : []),
  ]
  return (
    <ProfileForm
      action={saveProfile}
      initial={{
        name: account.name,
        title: account.title ?? '',
        locale: account.locale ?? '',
        zone: account.timeZone ?? '',
      }}
      fixed={fixed}
      ownedBy={account.managedBy === null ? undefined : profile.managed(account.managedBy)}
      locales={locales.map((value) => ({ value, label: localeNames[value] }))}
      zones={zones}
      empty={{
        locale: asOrganization(localeNames[member.org.locale]),
        zone: asOrganization(member.org.timeZone.replaceAll('_', ' ')),
      }}
      text={{ name, jobTitle, language, languageHint, zone, save: t.common.save, saving: t.common.saving }}
    />
  )
}

/** Language and theme of this browser: the same switches as in the bar above, with their words. */
async function Display({ context: { t, member } }: { context: SettingsContext }) {
  const { display } = t.account
  const preferences = shellPreferences(await pageContext({ user: member.locale, organization: member.org.locale }))
  return (
    <div className="max-w-140">
      <Card labelledBy="display">
        <CardHeader id="display" title={display.title} />
        <CardBody>
          <p className="text-muted">{display.text}</p>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="w-24 flex-none text-muted">{display.language}</span>
            <LanguageSwitch label={display.language} {...preferences} />
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="w-24 flex-none text-muted">{display.theme}</span>
            <form action={preferences.setTheme} aria-label={display.theme} className="flex flex-wrap gap-1">
              {themes.map((theme) => (
                <button
                  key={theme}
                  type="submit"
                  name="theme"
                  value={theme}
                  aria-current={theme === preferences.theme || undefined}
                  className={choiceClass(theme === preferences.theme)}
                >
                  {t.shell.themes[theme]}
                </button>
              ))}
            </form>
          </div>
        </CardBody>
      </Card>
    </div>
  )
}

import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { FactList } from '@/components/ui/fact-list'
import { PageHeader } from '@/components/ui/page-header'
import { InviteSettingsForm } from '@/components/users/invite-settings-form'
import { number } from '@/lib/i18n/format'
import { mailPolicies, read } from '@/lib/org/invitations/invite-settings'
import { settingsContext } from '../../settings-context'
import { peoplePath } from '../context'
import { saveInviteSettings } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.invitations.settings.title }
}

export default async function InviteSettingsPage() {
  const { member, t, reader, refusal } = await settingsContext('user_access_invite')
  const settings = await read(member.org)
  const text = t.invitations.settings
  const who = { all: text.whoAll, managers: text.whoManagers }
  const hints = settings.ssoOnly
    ? { ...text.mailPolicyHint, unless_sso: text.mailPolicyHint.unless_sso_on }
    : text.mailPolicyHint
  const chosen = settings.managersOnly ? 'managers' : 'all'
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: peoplePath, label: t.users.title }]}
            current={text.title}
          />
        }
        title={text.title}
        purpose={text.purpose}
      />
      {refusal('org_management') ? (
        <div className="flex max-w-160 flex-col gap-4">
          <Banner tone="neutral">{text.readOnly}</Banner>
          <FactList
            facts={[
              { label: `${text.hours} (h)`, value: number(settings.hours, reader.locale) },
              { label: text.who, value: who[chosen] },
              { label: text.domains, value: settings.domains.join(', ') || t.users.person.missing },
              { label: text.mail, value: text.mailPolicy[settings.mail] },
            ]}
          />
        </div>
      ) : (
        <InviteSettingsForm
          action={saveInviteSettings}
          stored={{
            hours: String(settings.hours),
            who: chosen,
            domains: settings.domains.join('\n'),
            mail: settings.mail,
          }}
          who={[
            { value: 'all', label: who.all },
            { value: 'managers', label: who.managers },
          ]}
          mail={mailPolicies.map((value) => ({ value, label: text.mailPolicy[value], hint: hints[value] }))}
          text={{
            hours: text.hours,
            hoursAside: text.hoursAside,
            hoursHint: text.hoursHint,
            who: text.who,
            domains: text.domains,
            domainsAside: text.domainsAside,
            domainsHint: text.domainsHint,
            mail: text.mail,
            mailHint: text.mailHint,
            save: text.save,
            saving: text.saving,
          }}
        />
      )}
    </>
  )
}

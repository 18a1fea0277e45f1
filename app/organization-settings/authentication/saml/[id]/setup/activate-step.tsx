import { Banner } from '@/components/ui/banner'
import { Checkbox } from '@/components/ui/choice'
import type { IconName } from '@/components/ui/glyphs'
import { Icon } from '@/components/ui/icon'
import { PostingForm } from '@/components/ui/posting-form'
import * as domains from '@/lib/org/domains/domains'
import type { Affected } from '@/lib/org/saml/saml-providers'
import * as breakGlass from '@/lib/org/sign-in/break-glass'
import { isSsoOnly } from '@/lib/org/sign-in/sign-in-rules'
import * as signInSettings from '@/lib/org/sign-in/sign-in-settings'
import { activateProvider } from '../../../actions'
import { setupHref } from '../../../links'
import type { ProviderView } from '../../../provider-view'

/** Whom it concerns, then the yes. */
export function ActivateStep({ context, provider, affected }: ProviderView & { affected: Affected }) {
  const { activate } = context.t.saml
  const rows: readonly (readonly [icon: IconName, text: string, shown: boolean])[] = [
    ['user', activate.people(affected.people), true],
    ['link', activate.linked(affected.linked), affected.linked > 0],
    ['done', activate.linkable(affected.linkable), affected.linkable > 0],
    ['warning', activate.unknown(affected.unknown), affected.unknown > 0],
    ['mail', activate.pending(affected.pending), affected.pending > 0],
  ]
  return (
    <>
      <p className="text-pretty text-muted">{activate.text}</p>
      <ul className="flex flex-col gap-2">
        {rows
          .filter(([, , shown]) => shown)
          .map(([icon, text]) => (
            <li key={text} className="flex items-start gap-2">
              <Icon name={icon} className={icon === 'warning' ? 'mt-0.5 text-warning' : 'mt-0.5 text-muted'} />
              <span className="min-w-0">{text}</span>
            </li>
          ))}
      </ul>
      <Unproven context={context} provider={provider} />
      <PostingForm
        action={activateProvider}
        submit={activate.submit}
        pending={activate.pendingLabel}
        cancel={{ href: setupHref(provider.id, 'test'), label: context.t.saml.steps.back }}
      >
        <input type="hidden" name="id" value={provider.id} />
        <OnlyLater context={context} />
        {!affected.tested && (
          <>
            <Banner tone="warning">{activate.untested}</Banner>
            <Checkbox id="untested" name="untested" value="yes" label={activate.anyway} />
          </>
        )}
      </PostingForm>
    </>
  )
}

/** Single sign-on as the only way some days from now, where somebody could come in without it. */
async function OnlyLater({ context }: Pick<ProviderView, 'context'>) {
  const { t, member } = context
  const { activate: text } = t.signInMethods
  const [{ methods, planned }, { administrators }] = await Promise.all([
    signInSettings.read(member.org, member.actor),
    breakGlass.list(member.org, member.actor),
  ])
  if (planned || isSsoOnly(methods)) return null
  if (!administrators.some(({ fit }) => fit)) return <p className="text-sm text-muted">{text.noGlass}</p>
  return <Checkbox name="only" value="yes" label={text.only(signInSettings.plannedDays)} hint={text.onlyHint} />
}

/** The sign-in page sends only proven domains here. */
async function Unproven({ context, provider }: ProviderView) {
  const known = await domains.list(context.member.org)
  const proven = known.filter(({ verifiedAt }) => verifiedAt !== null).map(({ domain }) => domain)
  const leads =
    provider.emailDomains.length === 0 ? proven.length > 0 : provider.emailDomains.some((each) => proven.includes(each))
  if (leads) return null
  return (
    <div className="max-w-160">
      <Banner tone="info">{context.t.saml.activate.proven}</Banner>
    </div>
  )
}

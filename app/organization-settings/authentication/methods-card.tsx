import { OneButtonForm } from '@/components/keys/one-button-form'
import { MethodRow } from '@/components/saml/method-row'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card, CardHeader, ListRow } from '@/components/ui/card'
import type { IconName } from '@/components/ui/glyphs'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { exactTime, list as listed } from '@/lib/i18n/format'
import { minLength } from '@/lib/org/passwords/passwords'
import { plans } from '@/lib/org/plans'
import type { SamlOverview } from '@/lib/org/saml/saml-overview'
import { drillEveryDays } from '@/lib/org/sign-in/break-glass'
import type { PlannedMethods, SignInSettings } from '@/lib/org/sign-in/sign-in-settings'
import type { SettingsContext } from '../settings-context'
import { breakGlassPath, exceptionsPath, methodsHref } from './links'
import { callOffPlan, switchMethod } from './methods/actions'

export interface MethodsProps {
  settings: SignInSettings
  /** How many people what is planned would leave without a way in today. */
  stillWithout: number
  saml: SamlOverview
  context: SettingsContext
}

type Method = SignInSettings['methods'][number]

/** The ways to sign in, each with its switch and with who has what it takes. */
export function MethodsCard({ settings, stillWithout, saml, context }: MethodsProps) {
  const { t, member } = context
  const { authentication, signInMethods: text } = t
  const active = saml.providers.filter(({ state }) => state === 'active').map(({ name }) => name)
  const provider = plans[member.org.plan].saml ? active.join(', ') || text.samlWaiting : t.saml.method.plan
  const refused = context.refusal('org_authn_config_write')
  const row = (method: Method, icon: IconName, detail: string, people: number) => {
    const on = settings.methods.includes(method)
    return (
      <MethodRow
        icon={icon}
        title={text.names[method]}
        detail={detail}
        people={text.people(people)}
        on={on}
        stateLabel={on ? text.on : text.off}
        action={switchMethod.bind(null, method)}
        disabledReason={refused}
      />
    )
  }
  return (
    <Card labelledBy="methods">
      <CardHeader id="methods" title={authentication.methods.title} />
      {settings.planned && <Planned planned={settings.planned} stillWithout={stillWithout} context={context} />}
      <div>
        {row('password', 'key', authentication.methods.passwordText(minLength), settings.people.password)}
        {row('passkey', 'passkey', text.passkeyText, settings.people.passkey)}
        {row('saml', 'shield-check', provider, saml.people)}
      </div>
    </Card>
  )
}

interface PlannedProps extends Pick<MethodsProps, 'stillWithout' | 'context'> {
  planned: PlannedMethods
}

function Planned({ planned, stillWithout, context }: PlannedProps) {
  const { t, reader, refusal } = context
  const { planned: text, names } = t.signInMethods
  const methods = listed(
    planned.methods.map((method) => names[method]),
    reader.locale,
  )
  return (
    <div className="border-b border-line p-3">
      <Banner
        tone={stillWithout > 0 ? 'warning' : 'info'}
        icon="clock"
        title={text.title(exactTime(planned.at, reader))}
        actions={
          refusal('org_authn_config_write') ? undefined : (
            <>
              <LinkButton href={methodsHref(planned.methods)} size="sm">
                {text.now}
              </LinkButton>
              <OneButtonForm action={callOffPlan} fields={{}} size="sm" pendingLabel={text.callingOff}>
                {text.callOff}
              </OneButtonForm>
            </>
          )
        }
      >
        {text.text(methods)}
        {stillWithout > 0 && ` ${text.still(stillWithout)}`}
      </Banner>
    </div>
  )
}

export interface ExceptionsProps {
  exceptions: number
  glass: { readonly count: number; readonly drillDue: boolean }
  context: SettingsContext
}

/** People with ways of their own, and those who break the glass. */
export function ExceptionsCard({ exceptions, glass, context: { t, refusal } }: ExceptionsProps) {
  const { exceptions: text, glass: glassText } = t.signInMethods
  const mayList = !refusal('user_access_read')
  return (
    <Card labelledBy="exceptions">
      <CardHeader id="exceptions" title={text.card} />
      <div>
        <ListRow
          title={mayList ? <TextLink href={exceptionsPath}>{text.link}</TextLink> : text.link}
          aside={<strong className="text-fg">{exceptions}</strong>}
        />
        <ListRow
          title={<TextLink href={breakGlassPath}>{glassText.title}</TextLink>}
          detail={
            glass.drillDue ? (
              <span className="inline-flex items-start gap-1.5 text-warning">
                <Icon name="warning" className="mt-0.5" />
                {glassText.dueText(drillEveryDays)}
              </span>
            ) : glass.count === 0 ? (
              glassText.noneText
            ) : (
              glassText.keep
            )
          }
          aside={<strong className="text-fg">{glass.count}</strong>}
        />
      </div>
    </Card>
  )
}

import type { ReactNode } from 'react'
import { clientName } from '@/components/keys/client-name'
import { OneButtonForm } from '@/components/keys/one-button-form'
import { SettingSwitch } from '@/components/provisioning/setting-switch'
import { JitForm } from '@/components/saml/jit-form'
import { Badge, Tag } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { TextLink } from '@/components/ui/link'
import { Switch } from '@/components/ui/switch'
import { relativeTime } from '@/lib/i18n/format'
import type { JitPage } from '@/lib/org/saml/saml-settings'
import { roleName } from '../service-accounts/texts'
import type { SettingsContext } from '../settings-context'
import { switchJit } from './actions'
import { newcomersPath } from './links'
import { jitFormProps } from './texts'

interface JitProps {
  jit: JitPage
  context: SettingsContext
}

export interface JitCardProps extends JitProps {
  /** People who came this way: lately, and those whom SCIM does not know. */
  came: { readonly recent: number; readonly unknown: number }
}

/** What happens to people who are unknown here: first on the page, and amber while it works against SCIM. */
export function JitCard({ jit, came, context }: JitCardProps) {
  const { t, refusal } = context
  const text = t.authentication.jit
  const contested = jit.enabled && jit.scim !== null
  const state = jit.enabled ? text.on : text.off
  const refused = refusal('org_authn_config_write')
  return (
    <Card tone={contested ? 'warning' : 'plain'} labelledBy="jit">
      <CardHeader
        id="jit"
        title={text.title}
        open
        aside={
          refused ? (
            <Switch on={jit.enabled} label={text.title} stateLabel={state} disabledReason={refused} />
          ) : (
            <SettingSwitch action={switchJit} on={jit.enabled} label={text.title} stateLabel={state} />
          )
        }
      />
      <div className="flex flex-col gap-4 px-4 pb-4">
        <p className="-mt-1 text-muted">{text.text}</p>
        {contested && <Contest jit={jit} context={context} refused={refused} />}
        <Meanings enabled={jit.enabled} t={text} />
        <Newcomers jit={jit} context={context} />
      </div>
      <CardFooter>
        <Came jit={jit} came={came} context={context} />
        {refused ? (
          <Button size="sm" disabledReason={refused}>
            {text.edit}
          </Button>
        ) : (
          <Dialog
            trigger={{ label: text.edit, href: '/organization-settings/authentication/jit', size: 'sm' }}
            title={text.form.title}
            description={text.form.text}
            closeLabel={t.common.close}
          >
            <JitForm framed {...jitFormProps(jit, t)} />
          </Dialog>
        )}
      </CardFooter>
    </Card>
  )
}

function Came({ jit, came, context: { t, refusal } }: JitCardProps) {
  const { recent, unknown, see } = t.saml.newcomersNote
  const maySee = !refusal('user_access_read')
  return (
    <span className="min-w-0 flex-1 basis-60">
      {recent(came.recent)}
      {maySee && came.unknown > 0 && (
        <>
          {' '}
          <strong className={jit.scim ? 'font-medium text-warning' : 'font-normal'}>{unknown(came.unknown)}</strong>{' '}
          <TextLink href={newcomersPath} className="whitespace-nowrap">
            {see}
          </TextLink>
        </>
      )}
    </span>
  )
}

function Contest({ jit: { scim, now }, context, refused }: JitProps & { refused?: string }) {
  const { warning } = context.t.authentication.jit
  if (!scim?.lastUse) return null
  const client = clientName(scim.lastUse.agent) ?? warning.unnamed
  return (
    <Banner
      tone="warning"
      title={warning.title}
      actions={
        refused ? undefined : (
          <OneButtonForm
            action={switchJit}
            fields={{ on: 'false' }}
            variant="primary"
            size="sm"
            pendingLabel={warning.pending}
          >
            {warning.action}
          </OneButtonForm>
        )
      }
    >
      {warning.text(client, relativeTime(scim.lastUse.at, now, context.reader.locale, 'long'))}
    </Banner>
  )
}

/** Both states side by side, the present one marked. */
function Meanings({ enabled, t }: { enabled: boolean; t: SettingsContext['t']['authentication']['jit'] }) {
  return (
    <dl className="rounded-control border border-line">
      <Meaning name={t.on} text={t.onText} mark={enabled ? t.now : undefined} />
      <Meaning name={t.off} text={t.offText} mark={enabled ? undefined : t.now} />
    </dl>
  )
}

function Meaning({ name, text, mark }: { name: string; text: string; mark?: string }) {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0">
      <dt className="flex w-36 flex-none items-center gap-2 self-start font-medium">
        {name}
        {mark && <Badge>{mark}</Badge>}
      </dt>
      <dd className="min-w-0 flex-1 basis-60 text-muted">{text}</dd>
    </div>
  )
}

function Newcomers({ jit, context: { t } }: JitProps) {
  const text = t.authentication.jit
  return (
    <dl className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
      <Listed name={text.domains}>
        {jit.domains.length === 0 && <span>{text.noDomains}</span>}
        {jit.domains.map((domain) => (
          <Tag key={domain}>{domain}</Tag>
        ))}
      </Listed>
      <Listed name={text.role}>{jit.role ? <Tag>{roleName(t, jit.role)}</Tag> : <span>{text.noRole}</span>}</Listed>
    </dl>
  )
}

function Listed({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-2">
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 flex-wrap gap-2">{children}</dd>
    </div>
  )
}

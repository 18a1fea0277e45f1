import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { ChoiceGroup, Radio } from '@/components/ui/choice'
import { TextField } from '@/components/ui/field'
import type { IconName } from '@/components/ui/glyphs'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { QuestionCard } from '@/components/ui/question-card'
import { list as listed } from '@/lib/i18n/format'
import { type Impact, preview } from '@/lib/org/sign-in/sign-in-impact'
import { isSsoOnly, knownMethods } from '@/lib/org/sign-in/sign-in-rules'
import * as settings from '@/lib/org/sign-in/sign-in-settings'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { authenticationPath } from '../links'
import { Framed } from '../provider-frame'
import { changeMethods } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.signInMethods.question.title }
}

interface MethodsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What putting the methods of the address in place would do, and the yes. */
export default async function MethodsPage({ searchParams }: MethodsProps) {
  const context = await settingsContext('org_authn_config_write', 'org_authn_config_read')
  const { t, member, reader } = context
  const text = t.signInMethods
  const { on } = await searchParams
  const wanted = knownMethods(String(on ?? '').split(','))
  if (wanted.length === 0) redirect(authenticationPath)
  const [now, impact] = await Promise.all([
    settings.read(member.org, member.actor),
    preview(member.org, member.actor, wanted),
  ])
  const names = listed(
    wanted.map((method) => text.names[method]),
    reader.locale,
  )
  const isSame = !now.planned && now.methods.join() === wanted.join()
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: authenticationPath, label: t.authentication.title }]}
            current={text.question.title}
          />
        }
        title={text.question.title}
        purpose={text.question.purpose}
      />
      {impact.refused || isSame ? (
        <Framed>
          <Banner tone={impact.refused ? 'danger' : 'info'}>
            {impact.refused ? t.errors.refused[impact.refused] : text.question.same}
          </Banner>
        </Framed>
      ) : (
        <QuestionCard>
          <ConfirmForm
            action={changeMethods}
            fields={{ methods: wanted.join(',') }}
            submitLabel={text.question.submit}
            pendingLabel={text.question.pending}
            variant={impact.sessions + impact.lockedOut > 0 ? 'danger' : 'primary'}
            cancel={<LinkButton href={authenticationPath}>{t.common.cancel}</LinkButton>}
          >
            <p>
              {text.question.after} <strong>{names}</strong>.
            </p>
            <Consequences impact={impact} exceptions={now.exceptions} isSsoOnly={isSsoOnly(wanted)} context={context} />
            {impact.lockedOut > 0 && <LockedOut impact={impact} context={context} />}
            {!now.planned && <When context={context} />}
          </ConfirmForm>
        </QuestionCard>
      )}
    </>
  )
}

interface ConsequencesProps {
  impact: Impact
  exceptions: number
  isSsoOnly: boolean
  context: SettingsContext
}

function Consequences({ impact, exceptions, isSsoOnly, context }: ConsequencesProps) {
  const { question: text } = context.t.signInMethods
  const own = impact.ownSession ? ` ${text.own}` : ''
  const rows: readonly (readonly [icon: IconName, text: string, shown: boolean])[] = [
    ['screen', `${text.sessions(impact.sessions)}${own}`, true],
    ['key', text.choose(impact.choosePassword), impact.choosePassword > 0],
    ['user', text.exceptions(exceptions), exceptions > 0],
    ['lock', text.glass, isSsoOnly],
  ]
  return (
    <ul className="flex flex-col gap-2">
      {rows
        .filter(([, , shown]) => shown)
        .map(([icon, sentence]) => (
          <li key={icon} className="flex items-start gap-2">
            <Icon name={icon} className="mt-0.5 text-muted" />
            <span className="min-w-0">{sentence}</span>
          </li>
        ))}
    </ul>
  )
}

function LockedOut({ impact: { lockedOut, names }, context }: { impact: Impact; context: SettingsContext }) {
  const { question: text } = context.t.signInMethods
  return (
    <>
      <Banner tone="danger" title={text.lockedOut(lockedOut)}>
        {names.join(', ')}
        {lockedOut > names.length && ` ${text.more(lockedOut - names.length)}`}
      </Banner>
      <ChoiceGroup legend={text.losing}>
        <Radio name="losing" value="keep" defaultChecked label={text.keep} hint={text.keepHint} />
        <Radio name="losing" value="lock" label={text.lock} />
      </ChoiceGroup>
      <TextField label={text.type(context.member.org.name)} name="confirmation" autoComplete="off" />
    </>
  )
}

function When({ context }: { context: SettingsContext }) {
  const { question: text } = context.t.signInMethods
  return (
    <ChoiceGroup legend={text.when}>
      <Radio name="when" value="now" defaultChecked label={text.whenNow} />
      <Radio name="when" value="later" label={text.whenLater(settings.plannedDays)} hint={text.whenLaterHint} />
    </ChoiceGroup>
  )
}

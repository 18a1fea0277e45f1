import { ProviderChoice } from '@/components/provisioning/provider-choice'
import { Step, Steps } from '@/components/provisioning/steps'
import { LinkButton } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { TextLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { env } from '@/lib/base/env'
import { timeText } from '@/lib/i18n/format'
import type { ScimSetup } from '@/lib/org/connections/scim-setup'
import { maskedKey } from '../../application-keys/key-cells'
import type { SettingsContext } from '../../settings-context'
import { attributeRows } from './attribute-rows'
import { AttributeTable } from './attribute-table'
import { CredentialStep } from './credential-step'
import { providers } from './provider'
import { type Progress, type SetupStep, stepHref } from './step'

export interface SetupStepsProps {
  setup: ScimSetup
  progress: Progress
  /** Whether the plan has SCIM; without it the page is shown and nothing on it works. */
  included: boolean
  context: SettingsContext
}

/** Provider, credential, the two values under the provider's own names, what becomes of each attribute, one person. */
export function SetupSteps(props: SetupStepsProps) {
  const { progress, context } = props
  const { steps, attributes, providers: names } = context.t.provisioning
  const { provider } = progress
  return (
    <Steps>
      <Step
        number={1}
        title={steps.provider}
        state={provider ? 'done' : 'next'}
        aside={provider && <span className="text-muted">{names[provider]}</span>}
        {...opening(props, 'provider')}
      >
        <ProviderChoice
          label={steps.provider}
          options={providers.map((each) => ({
            href: `/organization-settings/provisioning/setup?idp=${each}`,
            name: names[each],
            current: each === provider,
          }))}
        />
      </Step>
      <CredentialStep {...props} {...opening(props, 'credential')} />
      <PasteStep {...props} />
      <Step
        number={4}
        title={steps.attributes}
        state={progress.connected ? 'done' : 'next'}
        aside={<span className="text-muted">{attributes.summary(attributeRows.length)}</span>}
        {...opening(props, 'attributes')}
      >
        <AttributeTable provider={provider} t={context.t} />
      </Step>
      <TryStep {...props} />
    </Steps>
  )
}

/** Whether the step is open, and what opens it. */
export function opening({ progress, context }: SetupStepsProps, step: SetupStep) {
  const { change, open } = context.t.provisioning.steps
  const label = step === 'provider' || step === 'credential' ? change : open
  return { open: progress.open === step, opener: { href: stepHref(progress.provider, step), label } }
}

function PasteStep(props: SetupStepsProps) {
  const { setup, progress, context } = props
  const { t, reader } = context
  const { provider = 'other', key, connected } = progress
  const { steps, names, fields, instructions, test, credential } = t.provisioning
  return (
    <Step
      number={3}
      title={steps.paste(names[provider])}
      state={connected ? 'done' : 'next'}
      aside={
        connected &&
        key?.lastUse && (
          <span className="text-muted">
            {steps.lastRequest} <Time {...timeText(key.lastUse.at, setup.now, reader)} />
          </span>
        )
      }
      {...opening(props, 'paste')}
    >
      <p className="text-pretty text-muted">{instructions[provider]}</p>
      <CopyField
        label={fields[provider].url}
        value={`${env().origin}/api/v2/scim`}
        copyLabel={t.common.copy}
        copiedLabel={t.common.copied}
      />
      <div>
        <p className="flex flex-wrap items-baseline gap-x-1.5">
          <span className="font-medium">{fields[provider].token}</span>
          <span className="text-sm text-muted">{credential.token}</span>
        </p>
        <p className="mt-1.5 flex min-h-10 items-center rounded-control border border-line bg-sunken px-3">
          <code className="mono text-muted">{key ? maskedKey(key) : 'gh_…'}</code>
        </p>
      </div>
      <p className="text-pretty text-muted">
        {test[provider]} <GuideLink {...props} />
      </p>
    </Step>
  )
}

function GuideLink({ progress: { provider }, context: { t } }: SetupStepsProps) {
  if (provider === undefined || provider === 'other') return null
  return <TextLink href={`/docs/${provider}#connect`}>{t.provisioning.steps.answer[provider]}</TextLink>
}

function TryStep(props: SetupStepsProps) {
  const { progress, context } = props
  const { steps, tryOne } = context.t.provisioning
  const { provider = 'other', connected } = progress
  return (
    <Step
      number={5}
      title={steps.tryOne}
      state={connected ? 'done' : 'next'}
      aside={<span className="text-muted">{tryOne.summary}</span>}
      {...opening(props, 'try')}
    >
      <p className="text-pretty text-muted">{tryOne[provider]}</p>
      <div className="flex flex-wrap gap-2">
        {!context.refusal('audit_logs_read') && (
          <LinkButton href="/organization-settings/provisioning/activity" icon="activity">
            {tryOne.activity}
          </LinkButton>
        )}
        <LinkButton href="/organization-settings/users?source=scim" icon="user">
          {tryOne.people}
        </LinkButton>
      </div>
    </Step>
  )
}

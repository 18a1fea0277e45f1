import { ProviderChoice } from '@/components/provisioning/provider-choice'
import { Step, Steps } from '@/components/provisioning/steps'
import { CopyField } from '@/components/ui/copy-field'
import { env } from '@/lib/base/env'
import type { ScimSetup } from '@/lib/org/scim-setup'
import { maskedKey } from '../../application-keys/key-cells'
import type { SettingsContext } from '../../settings-context'
import { attributeRows } from './attribute-rows'
import { AttributeTable } from './attribute-table'
import { CredentialStep } from './credential-step'
import { type Provider, providers } from './provider'

export interface SetupStepsProps {
  setup: ScimSetup
  provider?: Provider
  /** Whether the plan has SCIM; without it the page is shown and nothing on it works. */
  included: boolean
  context: SettingsContext
}

/** Provider, credential, the two values under the provider's own names, and what becomes of each attribute. */
export function SetupSteps(props: SetupStepsProps) {
  const { setup, provider, context } = props
  const { steps, attributes, providers: names } = context.t.provisioning
  const ready = setup.keys.some(({ owner }) => owner.kind === 'service')
  const chosen = provider !== undefined
  return (
    <Steps>
      <Step
        number={1}
        title={steps.provider}
        state={chosen ? 'done' : 'current'}
        aside={provider && <span className="text-muted">{names[provider]}</span>}
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
      <CredentialStep {...props} state={ready ? 'done' : chosen ? 'current' : 'next'} />
      <PasteStep {...props} state={ready && chosen ? 'current' : 'next'} />
      <Step
        number={4}
        title={steps.attributes}
        state="next"
        aside={<span className="text-muted">{attributes.summary(attributeRows.length)}</span>}
      >
        <AttributeTable provider={provider} t={context.t} />
      </Step>
    </Steps>
  )
}

function PasteStep({ setup, provider = 'other', context, state }: SetupStepsProps & { state: 'current' | 'next' }) {
  const { t } = context
  const { steps, names, fields, instructions, test, credential } = t.provisioning
  const [key] = setup.keys.filter(({ owner }) => owner.kind === 'service')
  return (
    <Step number={3} title={steps.paste(names[provider])} state={state}>
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
      <p className="text-pretty text-muted">{test[provider]}</p>
    </Step>
  )
}

import { KeySentence } from '@/components/keys/key-sentence'
import { ScimKeyButton } from '@/components/keys/scim-key'
import { Step, type StepProps } from '@/components/provisioning/steps'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { maskedKey } from '../../application-keys/key-cells'
import { createScimKey } from '../../service-accounts/actions'
import { revealText } from '../../service-accounts/texts'
import type { SetupStepsProps } from './setup-steps'

interface CredentialStepProps extends SetupStepsProps, Pick<StepProps, 'open' | 'opener'> {}

/** The service account and its key: made in one press, shown once. */
export function CredentialStep(props: CredentialStepProps) {
  const { context, open, opener } = props
  const { steps, credential } = context.t.provisioning
  const { key } = props.progress
  return (
    <Step
      number={2}
      title={steps.credential}
      state={key ? 'done' : 'next'}
      open={open}
      opener={opener}
      aside={
        key && (
          <>
            <span className="min-w-0 text-muted wrap-anywhere">
              <KeySentence masked={maskedKey(key)} text={credential.ready(key.owner.name, maskedKey(key))} />
            </span>
            <Badge tone="success" icon="done">
              {credential.outlives}
            </Badge>
          </>
        )
      }
    >
      {!key && <p className="text-muted">{credential.text}</p>}
      <Create {...props} again={Boolean(key)} />
    </Step>
  )
}

function Create({ progress: { provider }, included, context, again }: SetupStepsProps & { again: boolean }) {
  const { t, refusal } = context
  const { credential } = t.provisioning
  const label = again ? credential.another : credential.submit
  const look = again ? ({ variant: 'secondary', size: 'sm' } as const) : undefined
  const refused =
    refusal('service_account_write', 'org_app_keys_write', 'user_access_manage') ??
    (included ? undefined : t.errors.refused.plan_excludes_scim)
  const button = refused ? (
    <Button {...look} disabledReason={refused}>
      {label}
    </Button>
  ) : (
    <ScimKeyButton
      action={createScimKey}
      page={`/organization-settings/service-accounts/scim?idp=${provider ?? 'other'}`}
      provider={provider ?? 'other'}
      submitLabel={label}
      pendingLabel={t.serviceAccounts.scim.pending}
      look={look}
      reveal={revealText(t, provider)}
    />
  )
  return (
    <div className="flex flex-wrap items-center gap-3">
      {button}
      {again && <span className="text-sm text-muted">{credential.lost}</span>}
    </div>
  )
}

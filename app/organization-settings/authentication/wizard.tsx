import type { ReactNode } from 'react'
import { Step, Steps } from '@/components/provisioning/steps'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { guideHref } from '../../docs/guide-list'
import type { SettingsContext } from '../settings-context'
import { authenticationPath } from './links'
import { kindName, type ProviderKind } from './provider-kind'

const wizardSteps = ['kind', 'values', 'metadata', 'attributes', 'test', 'activate'] as const
export type WizardStep = (typeof wizardSteps)[number]

export interface WizardProps {
  context: SettingsContext
  current: WizardStep
  kind?: ProviderKind
  /** What was chosen or found in a step, beside its title. */
  told?: Partial<Record<WizardStep, string>>
  /** Where a step that is done can be gone back to. */
  hrefs?: Partial<Record<WizardStep, string>>
  /** The current step. */
  children: ReactNode
}

/** The set-up of a provider: six steps, of which one is open. Where one is stands in the address. */
export function Wizard({ context, current, kind = 'other', told = {}, hrefs = {}, children }: WizardProps) {
  const { t } = context
  const { steps } = t.saml
  const place = wizardSteps.indexOf(current)
  const title = (step: WizardStep) => {
    if (step !== 'values') return steps[step]
    return step === current ? steps.values(kindName(kind, t) ?? steps.ofYours) : steps.valuesDone
  }
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: authenticationPath, label: t.authentication.title }]}
            current={steps.title}
          />
        }
        title={steps.title}
        actions={<GuideLink kind={kind} context={context} />}
      />
      <div className="max-w-200 rounded-card border border-line bg-surface">
        <Steps>
          {wizardSteps.map((step, index) => {
            const state = index < place ? 'done' : step === current ? 'current' : 'next'
            const href = state === 'current' ? undefined : hrefs[step]
            return (
              <Step
                key={step}
                number={index + 1}
                title={title(step)}
                state={state}
                open={state === 'current'}
                opener={href ? { href, label: steps.change } : undefined}
                aside={told[step] && <span className="min-w-0 text-muted wrap-anywhere">{told[step]}</span>}
              >
                {step === current && children}
              </Step>
            )
          })}
        </Steps>
      </div>
    </>
  )
}

function GuideLink({ kind, context: { t } }: { kind: ProviderKind; context: SettingsContext }) {
  const { guides } = t.connection
  const [label, name] =
    kind === 'okta'
      ? ([guides.okta, 'samlOkta'] as const)
      : kind === 'entra'
        ? ([guides.entra, 'samlEntra'] as const)
        : ([t.guides.one, 'saml'] as const)
  return (
    <LinkButton href={guideHref(name)} icon="book">
      {label}
    </LinkButton>
  )
}

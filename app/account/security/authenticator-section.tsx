import { Badge } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { date } from '@/lib/i18n/format'
import type { SecondFactor } from '@/lib/org/second-factor/second-factor'
import type { SettingsContext } from '../../organization-settings/settings-context'
import { authenticatorPath, removeAuthenticatorPath } from './factor-links'
import { SecuritySection } from './section'

export interface FactorSectionProps {
  factor: SecondFactor
  context: Pick<SettingsContext, 't' | 'reader'>
}

/** Whether an authenticator app stands beside the password, and the way to change that. */
export function AuthenticatorSection({ factor, context: { t, reader } }: FactorSectionProps) {
  const text = t.secondFactor.account
  const { since, required, hasPassword } = factor
  const about = since ? text.onText(date(since, reader)) : hasPassword ? text.offText : text.noPassword
  return (
    <SecuritySection
      id="authenticator"
      title={text.title}
      about={required && hasPassword ? `${about} ${text.required}` : about}
      aside={
        since ? (
          <Badge tone="success" icon="done">
            {text.on}
          </Badge>
        ) : (
          <Badge>{text.off}</Badge>
        )
      }
    >
      {hasPassword && (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={authenticatorPath} icon={since ? undefined : 'plus'}>
            {since ? text.replace : text.setUp}
          </LinkButton>
          {since && <Remove required={required} t={t} />}
        </div>
      )}
    </SecuritySection>
  )
}

function Remove({ required, t }: { required: boolean; t: FactorSectionProps['context']['t'] }) {
  const { remove } = t.secondFactor.account
  if (required) return <Button disabledReason={t.errors.refused.second_factor_required}>{remove}</Button>
  return <LinkButton href={removeAuthenticatorPath}>{remove}</LinkButton>
}

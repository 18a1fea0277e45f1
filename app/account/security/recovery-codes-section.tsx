import { LinkButton } from '@/components/ui/button'
import { date } from '@/lib/i18n/format'
import type { FactorSectionProps } from './authenticator-section'
import { recoveryCodesPath } from './factor-links'
import { SecuritySection } from './section'

/** How many recovery codes are left, and the way to new ones. */
export function RecoveryCodesSection({ factor, context: { t, reader } }: FactorSectionProps) {
  const text = t.secondFactor.recovery
  const { since, codesLeft, codesSince } = factor
  return (
    <SecuritySection
      id="recovery-codes"
      title={text.title}
      about={since && codesSince ? text.since(date(codesSince, reader)) : text.none}
      aside={since && <span className="text-sm text-muted">{text.left(codesLeft)}</span>}
    >
      {since && (
        <div>
          <LinkButton href={recoveryCodesPath}>{text.remake}</LinkButton>
        </div>
      )}
    </SecuritySection>
  )
}

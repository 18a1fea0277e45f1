import { LinkButton } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { date } from '@/lib/i18n/format'
import type { FactorSectionProps } from './authenticator-section'
import { recoveryCodesPath } from './factor-links'

/** How many recovery codes are left, and the way to new ones. */
export function RecoveryCodesSection({ factor, context: { t, reader } }: FactorSectionProps) {
  const text = t.secondFactor.recovery
  const { since, codesLeft, codesSince } = factor
  return (
    <Card labelledBy="recovery-codes">
      <CardHeader
        id="recovery-codes"
        title={text.title}
        open
        aside={since && <span className="text-sm text-muted">{text.left(codesLeft)}</span>}
      />
      <div className="flex flex-col gap-4 px-4 pb-4">
        <p className="-mt-1 text-pretty text-muted">
          {since && codesSince ? text.since(date(codesSince, reader)) : text.none}
        </p>
        {since && (
          <div>
            <LinkButton href={recoveryCodesPath}>{text.remake}</LinkButton>
          </div>
        )}
      </div>
    </Card>
  )
}

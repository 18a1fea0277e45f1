import { LifeBar } from '@/components/saml/life-bar'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { date, relativeTime } from '@/lib/i18n/format'
import { type CertificateFacts, readCertificate } from '@/lib/saml/certificates'
import type { SettingsContext } from '../settings-context'

const soonMs = 60 * 86_400_000

/** The certificates of a provider that can be read, the one that ends last first. */
export function certificatesOf({ certificates }: { certificates: readonly string[] }): CertificateFacts[] {
  const facts = certificates.map(readCertificate).flatMap((one) => (one.ok ? [one.facts] : []))
  return facts.toSorted((one, other) => other.validTo.getTime() - one.validTo.getTime())
}

export interface CertificateLifeProps {
  certificate: CertificateFacts
  now: Date
  context: SettingsContext
}

/** How long a certificate lasts: a bar, and the same in words. */
export function CertificateLife({ certificate: { validFrom, validTo }, now, context }: CertificateLifeProps) {
  const { certificate: text } = context.t.saml
  const leftMs = validTo.getTime() - now.getTime()
  const tone = leftMs <= 0 ? 'danger' : leftMs < soonMs ? 'warning' : 'calm'
  const day = date(validTo, context.reader)
  const part = (now.getTime() - validFrom.getTime()) / (validTo.getTime() - validFrom.getTime())
  return (
    <div className="flex flex-col gap-1.5">
      <LifeBar part={part} tone={tone} />
      <p
        className={classNames(
          'flex items-start gap-1.5 text-sm',
          tone === 'calm' ? 'text-muted' : tone === 'warning' ? 'text-warning' : 'text-danger',
        )}
      >
        <Icon name={tone === 'calm' ? 'clock' : 'warning'} size="sm" className="mt-1" />
        <span>
          {leftMs <= 0
            ? text.expired(day)
            : text.expires(relativeTime(validTo, now, context.reader.locale, 'long'), day)}
        </span>
      </p>
    </div>
  )
}

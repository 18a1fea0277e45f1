import type { ReportRow } from '@/components/saml/metadata-report'
import { date, type Reader } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import type { CertificateFacts } from '@/lib/saml/certificates'
import type { MetadataReading } from '@/lib/saml/idp-metadata'

/** What a reading says, in the reader's words: one row a field, certificates with their life and fingerprint. */
export function metadataRows({ fields, metadata }: MetadataReading, t: Messages, reader: Reader): ReportRow[] {
  const certificates = [...(metadata?.certificates ?? [])]
  return fields.map(({ field, verdict, value, problem }) => {
    const facts = field === 'certificate' && verdict !== 'error' ? certificates.shift() : undefined
    return {
      label: t.sso.fields[field],
      value: facts?.subject ?? value,
      detail: facts && certificateDetail(facts, t, reader),
      verdict,
      verdictLabel: t.saml.metadata.verdicts[verdict],
      note: problem && t.sso.problems[problem],
    }
  })
}

function certificateDetail({ validFrom, validTo, bits, fingerprint }: CertificateFacts, t: Messages, reader: Reader) {
  const { certificate } = t.saml
  const life = certificate.valid(date(validFrom, reader), date(validTo, reader))
  return `${life} · ${certificate.bits(bits)} · ${certificate.fingerprint} ${shortFingerprint(fingerprint)}`
}

/** The ends of a fingerprint: enough to compare by eye. */
export function shortFingerprint(fingerprint: string): string {
  return `${fingerprint.slice(0, 11)}…${fingerprint.slice(-5)}`
}

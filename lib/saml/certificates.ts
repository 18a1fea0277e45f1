/** Certificates of providers: what they are, and whether they may vouch for anybody. Only their keys count; who issued
 *  them does not, since an administrator put them here (saml-metadata-iop 2.5). */
import { X509Certificate } from 'node:crypto'

export type CertificateProblem = 'certificate_unreadable' | 'certificate_key_kind' | 'certificate_key_short'

export interface CertificateFacts {
  /** PEM, in lines of 64. */
  readonly pem: string
  readonly subject: string
  readonly validFrom: Date
  readonly validTo: Date
  /** Of an RSA key. */
  readonly bits: number
  /** SHA-256, as pairs of hexadecimal digits with colons. */
  readonly fingerprint: string
}

export type CertificateReading =
  | { readonly ok: true; readonly facts: CertificateFacts }
  | { readonly ok: false; readonly problem: CertificateProblem }

const leastBits = 2048

/** Reads a certificate from PEM, or from the base64 that metadata holds. */
export function readCertificate(text: string): CertificateReading {
  const body = text.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return { ok: false, problem: 'certificate_unreadable' }
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(Buffer.from(body, 'base64'))
  } catch {
    return { ok: false, problem: 'certificate_unreadable' }
  }
  const { publicKey } = certificate
  if (publicKey.asymmetricKeyType !== 'rsa') return { ok: false, problem: 'certificate_key_kind' }
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < leastBits) return { ok: false, problem: 'certificate_key_short' }
  return { ok: true, facts: factsOf(certificate, bits) }
}

function factsOf(certificate: X509Certificate, bits: number): CertificateFacts {
  return {
    pem: pemOf(certificate.raw),
    subject: (certificate.subject ?? '').split('\n').join(', '),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    bits,
    fingerprint: certificate.fingerprint256,
  }
}

export function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** The base64 between the lines of a PEM certificate, as metadata carries it. */
export function bareCertificate(pem: string): string {
  return pem.replace(/-----(BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '')
}

/** How many days before a certificate's end a warning is due, the nearest that has been reached; null while none is,
 *  0 once it has ended. */
export function expiryThreshold(validTo: Date, now: Date): 30 | 14 | 7 | 1 | 0 | null {
  const days = (validTo.getTime() - now.getTime()) / 86_400_000
  if (days <= 0) return 0
  return ([1, 7, 14, 30] as const).find((threshold) => days <= threshold) ?? null
}

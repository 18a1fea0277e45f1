/** The service provider that an organization is: its addresses, which are its names, from the configured origin alone,
 *  and its keys, made when they are first asked for. */
import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { env } from '@/lib/base/env'
import { type Seal, seal, unseal } from '@/lib/base/sealed'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { selfSigned } from '@/lib/saml/self-signed'
import { writeSpMetadata } from '@/lib/saml/sp-metadata'

export interface ServiceAddresses {
  readonly entityId: string
  readonly acsUrl: string
  readonly loginUrl: string
  readonly sloUrl: string
  readonly metadataUrl: string
  readonly certificateUrl: string
}

export function addressesOf({ slug }: Pick<Org, 'slug'>): ServiceAddresses {
  const base = `${env().origin}/saml/${slug}`
  const metadataUrl = `${base}/metadata`
  return {
    entityId: metadataUrl,
    acsUrl: `${base}/acs`,
    loginUrl: `${base}/login`,
    sloUrl: `${base}/slo`,
    metadataUrl,
    certificateUrl: `${base}/certificate`,
  }
}

export interface ServiceKey {
  /** PEM. */
  readonly certificate: string
  /** PEM. */
  readonly privateKey: string
}

const readKeys = statement<{ n: number; certificate: string; sealed_key: Buffer }>(
  'saml_keys',
  'select n, certificate, sealed_key from saml_keys where org_id = $1 order by n desc',
)
const insertKey = statement(
  'saml_key_insert',
  `insert into saml_keys (org_id, n, certificate, sealed_key, created_at) values ($1, $2, $3, $4, $5)
   on conflict do nothing`,
)
/** How the private key of a certificate is sealed. */
export const serviceKeySeal = (orgId: string, n: string): Seal => ({
  purpose: 'saml service key',
  label: `${orgId}:${n}`,
})
const validYears = 10

/** The keys of the organization, the one that signs first. Made here where there are none yet; of several at once one
 *  wins. Making one takes a moment, so it is done outside of any transaction. */
export async function serviceKeys(org: Org): Promise<ServiceKey[]> {
  const known = await withOrg(org.id, (tx) => keysIn(tx))
  if (known.length > 0) return known
  const made = await oneKey(org)
  return withOrg(org.id, async (tx) => {
    await tx.ready()
    const sealed = seal(env().secret, serviceKeySeal(org.id, '1'), made.privateKey)
    tx.queue(insertKey, [org.id, 1, made.certificate, sealed, tx.now])
    return keysIn(tx)
  })
}

async function keysIn(tx: Tx): Promise<ServiceKey[]> {
  const rows = await tx.query(readKeys, [tx.orgId])
  return rows.map(({ n, certificate, sealed_key }) => {
    const privateKey = unseal(env().secret, serviceKeySeal(tx.orgId, String(n)), sealed_key)
    if (privateKey === undefined) throw new Error('a SAML key does not open: GATEHOUSE_SECRET is not the one it had')
    return { certificate, privateKey }
  })
}

/** Of many who ask at once in this process, one makes it: it takes the processor for a second. */
const making = new Map<string, Promise<ServiceKey>>()

function oneKey(org: Org): Promise<ServiceKey> {
  const begun = making.get(org.id) ?? makeKey(org).finally(() => making.delete(org.id))
  making.set(org.id, begun)
  return begun
}

async function makeKey(org: Org): Promise<ServiceKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const validFrom = new Date(Date.now() - 86_400_000)
  const validTo = new Date(validFrom)
  validTo.setUTCFullYear(validTo.getUTCFullYear() + validYears)
  const commonName = `${org.slug} ${new URL(env().origin).hostname}`.slice(0, 64)
  return {
    privateKey: pem,
    certificate: selfSigned({ privateKey: pem, commonName, serial: randomBytes(16), validFrom, validTo }),
  }
}

/** The document that an identity provider imports. */
export async function metadata(org: Org): Promise<string> {
  const keys = await serviceKeys(org)
  return writeSpMetadata({
    ...addressesOf(org),
    certificates: keys.map(({ certificate }) => certificate),
    signsRequests: true,
    organization: org.name,
    origin: env().origin,
  })
}

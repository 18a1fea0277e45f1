/** What a provider's metadata document means for the organization, whichever way it came. Another entity id is another
 *  provider: the links of people to the old one go. */
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type IdpMetadata, type MetadataReading, readIdpMetadata } from '@/lib/saml/idp-metadata'
import type { Write } from '../write'
import type { Provider } from './saml-provider-row'
import { addressesOf } from './saml-service'

/** A metadata document, as a file, a paste or an answer brings it. */
export type MetadataDocument = Uint8Array | string

/** What a metadata document says, field by field; stores nothing. */
export function explain(org: Org, document: MetadataDocument, now: Date): MetadataReading {
  return readIdpMetadata(document, addressesOf(org), now)
}

/** What is stored of a document. Refuses one that will not do (`metadata_invalid`). */
export function usable({ metadata, fields }: MetadataReading): IdpMetadata {
  if (metadata) return metadata
  const problems = fields.filter(({ verdict }) => verdict === 'error').map(({ problem }) => problem)
  throw new DomainError('metadata_invalid', { problems: problems.join(', ') })
}

/** The addresses of single logout, in the order of their columns. */
export function logoutOf({ logout: { url, answerUrl, postUrl, postAnswerUrl } }: IdpMetadata) {
  return [url, answerUrl, postUrl, postAnswerUrl]
}

/** What the audit log tells of a document. */
export function described({ entityId, ssoUrl, logout, certificates }: IdpMetadata) {
  const sloUrl = logout.url ?? logout.postUrl
  return {
    entityId,
    ssoUrl,
    ...(sloUrl && { sloUrl }),
    certificates: certificates.map(({ fingerprint, validTo }) => ({ fingerprint, validTo })),
  }
}

const storeMetadata = statement(
  'saml_provider_metadata',
  `with links as (
     delete from saml_identities where org_id = $1 and provider_id = $2 and $7::boolean
   )
   update saml_identity_providers set entity_id = $3, sso_url = $4, certificates = $5,
     updated_at = case when $14::boolean then $6 else updated_at end, metadata_url = $8, fetched_at = coalesce($9, fetched_at), fetch_problem = null, slo_url = $10,
     slo_answer_url = $11, slo_post_url = $12, slo_post_answer_url = $13
   where org_id = $1 and id = $2`,
)

/** Queues what a document says of a locked provider. Another entity id is another provider: who was linked to the old
 *  one is nobody to the new one. The same document again changes nothing: who tested it has tested it. */
export function storeFound(w: Write, before: Provider, found: IdpMetadata, url: string | null, fetchedAt: Date | null) {
  const pems = found.certificates.map(({ pem }) => pem)
  const isOther = found.entityId !== before.entityId
  const values = [found.entityId, found.ssoUrl, pems, w.tx.now, isOther, url, fetchedAt]
  const { sloUrl, sloAnswerUrl, sloPostUrl, sloPostAnswerUrl } = before
  const stored = [before.ssoUrl, sloUrl, sloAnswerUrl, sloPostUrl, sloPostAnswerUrl, ...before.certificates]
  const changed = isOther || !isDeepStrictEqual([found.ssoUrl, ...logoutOf(found), ...pems], stored)
  w.tx.queue(storeMetadata, [w.tx.orgId, before.id, ...values, ...logoutOf(found), changed])
  if (!changed) return
  w.effects.audit({
    event: 'saml_provider.metadata',
    targetId: before.id,
    target: before.name,
    before: { entityId: before.entityId, ssoUrl: before.ssoUrl, certificates: before.certificates.length },
    after: described(found),
  })
}

/** Uniqueness is decided by the database alone: no check before an insert can see a concurrent one. Here its answer
 *  becomes the domain's word. */
import { type DomainCode, DomainError } from '@/lib/base/errors'

const meaning: Readonly<Record<string, DomainCode>> = {
  users_org_id_user_name_lc_key: 'user_name_taken',
  users_org_id_email_lc_key: 'email_taken',
  teams_org_id_name_lc_key: 'team_name_taken',
  teams_org_id_handle_key: 'team_handle_taken',
  organizations_slug_key: 'organization_slug_taken',
  saml_identity_providers_org_id_entity_id_key: 'provider_exists',
  organization_slugs_pkey: 'organization_slug_taken',
}

/** The domain's error for a unique violation (SQLSTATE 23505) on a constraint it knows; any other error unchanged. */
export function translateViolation(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return error
  const constraint = 'constraint' in error ? String(error.constraint) : ''
  const code = meaning[constraint]
  return code ? new DomainError(code) : error
}

import type { Messages } from '@/lib/i18n/messages'

export interface AttributeRow {
  /** As SCIM spells them (RFC 7643 section 4.1). */
  readonly names: readonly string[]
  readonly meaning: keyof Messages['provisioning']['attributes']['rows']
  readonly required?: boolean
  /** What fills them, as the providers spell their own fields; none where the provider sends it by itself. */
  readonly from: { readonly okta: readonly string[]; readonly entra: readonly string[] }
}

const alike = (name: string) => ({ okta: [name], entra: [name] })

/** What the user mapping reads out of a SCIM user (lib/provisioning/user-mapping.ts). */
export const attributeRows: readonly AttributeRow[] = [
  {
    names: ['userName'],
    meaning: 'userName',
    required: true,
    from: { okta: ['login'], entra: ['userPrincipalName'] },
  },
  {
    names: ['name.givenName', 'name.familyName'],
    meaning: 'name',
    from: { okta: ['firstName', 'lastName'], entra: ['givenName', 'surname'] },
  },
  { names: ['displayName'], meaning: 'displayName', from: alike('displayName') },
  { names: ['emails'], meaning: 'emails', from: { okta: ['email'], entra: ['mail'] } },
  { names: ['active'], meaning: 'active', from: { okta: [], entra: ['IsSoftDeleted'] } },
  { names: ['externalId'], meaning: 'externalId', from: { okta: [], entra: ['objectId'] } },
  { names: ['title'], meaning: 'title', from: { okta: ['title'], entra: ['jobTitle'] } },
  { names: ['preferredLanguage'], meaning: 'language', from: alike('preferredLanguage') },
  { names: ['timezone'], meaning: 'timezone', from: { okta: ['timezone'], entra: [] } },
]

import type { Messages } from '@/lib/i18n/messages'

export interface AttributeRow {
  /** As SCIM spells it (RFC 7643 section 4.1). */
  readonly names: string
  readonly meaning: keyof Messages['provisioning']['attributes']['rows']
  readonly required?: boolean
  /** What fills it, as the providers spell their own fields; absent where they send it by themselves. */
  readonly from?: { readonly okta: string; readonly entra: string }
}

/** What the user mapping reads out of a SCIM user (lib/provisioning/user-mapping.ts). */
export const attributeRows: readonly AttributeRow[] = [
  {
    names: 'userName',
    meaning: 'userName',
    required: true,
    from: { okta: 'userName (login)', entra: 'userPrincipalName' },
  },
  {
    names: 'name.givenName, name.familyName',
    meaning: 'name',
    from: { okta: 'firstName, lastName', entra: 'givenName, surname' },
  },
  { names: 'displayName', meaning: 'displayName', from: { okta: 'displayName', entra: 'displayName' } },
  { names: 'emails', meaning: 'emails', from: { okta: 'email', entra: 'mail' } },
  { names: 'active', meaning: 'active', from: { okta: '(assignment)', entra: 'IsSoftDeleted (Switch)' } },
  { names: 'externalId', meaning: 'externalId', from: { okta: '(user id)', entra: 'objectId' } },
  { names: 'title', meaning: 'title', from: { okta: 'title', entra: 'jobTitle' } },
  { names: 'preferredLanguage', meaning: 'language', from: { okta: 'preferredLanguage', entra: 'preferredLanguage' } },
  { names: 'timezone', meaning: 'timezone', from: { okta: 'timezone', entra: '—' } },
]

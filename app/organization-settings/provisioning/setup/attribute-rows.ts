import type { Messages } from '@/lib/i18n/messages'

export interface AttributeRow {
  /** As SCIM spells it (RFC 7643 section 4.1). */
  readonly names: string
  readonly meaning: keyof Messages['provisioning']['attributes']['rows']
  readonly required?: boolean
}

/** What the user mapping reads out of a SCIM user (lib/provisioning/user-mapping.ts). */
export const attributeRows: readonly AttributeRow[] = [
  { names: 'userName', meaning: 'userName', required: true },
  { names: 'name.givenName, name.familyName', meaning: 'name' },
  { names: 'displayName', meaning: 'displayName' },
  { names: 'emails', meaning: 'emails' },
  { names: 'active', meaning: 'active' },
  { names: 'externalId', meaning: 'externalId' },
  { names: 'title', meaning: 'title' },
  { names: 'preferredLanguage', meaning: 'language' },
  { names: 'timezone', meaning: 'timezone' },
]

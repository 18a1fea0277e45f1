import type { NewMapping } from '@/lib/org/saml/saml-mappings'

/** A mapping as the form and the address hold it; `to` is `role:` or `team:` with an id. */
export interface MappingFields {
  readonly attribute: string
  readonly value: string
  readonly to: string
}

export function mappingOf({ attribute, value, to }: MappingFields): NewMapping {
  const [kind, id] = to.split(':')
  return { attribute, value, ...(kind === 'role' && { roleId: id }), ...(kind === 'team' && { teamId: id }) }
}

/** Where the attributes of a SCIM user are: columns and rows as found here, everything else in the stored document. The
 *  user is `u`. */
import { accessUserSchema, type Filter, userType } from '@/lib/scim'
import type { FilterMapping, Leaf, ListMapping } from './filter-mapping'
import { everyRole, ownRoles, roleOrder } from './user-access'

/** The side table of addresses answers what asks for an address itself, by its type at most: it holds no address
 *  without a value, and no difference between `primary` false and absent. */
const emails: ListMapping = {
  columns: {
    value: { sql: 'e.value_lc', kind: 'folded', indexed: true },
    type: { sql: 'e.type_lc', kind: 'folded' },
  },
  some: (condition) => `(u.id in (select e.user_id from user_emails e where e.org_id = $1 and ${condition}))`,
  answers: (leaf) => asksForAddress(leaf),
}

const memberships = `team_members m join teams t on t.org_id = m.org_id and t.id = m.team_id and t.unlinked_at is null`
const groups: ListMapping = {
  columns: {
    value: { sql: 'm.team_id', kind: 'uuid', indexed: true },
    $ref: { sql: `($2::text || '/Groups/' || m.team_id)`, kind: 'exact' },
    display: { sql: 't.name_lc', kind: 'folded', indexed: true },
    type: { sql: `'direct'::text`, kind: 'folded' },
  },
  some: (condition) => `(u.id in (select m.user_id from ${memberships} where m.org_id = $1 and ${condition}))`,
  first: (column) =>
    `(select ${column} from ${memberships} where m.org_id = $1 and m.user_id = u.id order by t.seq limit 1)`,
}

/** A role may be everybody's, so no equality here finds few people for certain. */
const accessRoles: ListMapping = {
  columns: {
    value: { sql: 'r.id', kind: 'uuid' },
    display: { sql: `lower(r.name collate "folding")`, kind: 'text' },
    type: { sql: 'h.source', kind: 'text' },
  },
  some: (condition) => `(u.id in (select h.user_id from ${everyRole} where ${condition}))`,
  first: (column) => `(select ${column} from ${ownRoles} order by ${roleOrder} limit 1)`,
}

export const userFilters: FilterMapping = {
  type: userType,
  columns: {
    id: { sql: 'u.id', kind: 'uuid', indexed: true },
    externalId: { sql: 'u.external_id', kind: 'exact', indexed: true },
    userName: { sql: 'u.user_name_lc', kind: 'folded', indexed: true },
    displayName: { sql: 'u.display_name_lc', kind: 'folded', indexed: true },
    active: { sql: `(u.status <> 'disabled')`, kind: 'boolean' },
    // Every resource has it.
    meta: { sql: `'meta'::text`, kind: 'exact' },
    'meta.resourceType': { sql: `'User'::text`, kind: 'exact' },
    'meta.created': { sql: 'u.created_at', kind: 'time' },
    'meta.lastModified': { sql: 'u.updated_at', kind: 'time' },
    'meta.version': { sql: `('W/"' || u.version || '"')`, kind: 'exact' },
    'meta.location': { sql: `($2::text || '/Users/' || u.id)`, kind: 'exact' },
    [`${accessUserSchema.id}:status`]: { sql: 'u.status::text', kind: 'text' },
  },
  lists: { emails, groups, [`${accessUserSchema.id}:roles`]: accessRoles },
  document: 'u.attributes',
}

function asksForAddress(leaf: Leaf): boolean {
  const { filter, sub } = leaf.path
  if (filter && !namesColumns(filter)) return false
  if (leaf.kind === 'matches') return filter !== undefined && asksForValue(filter)
  return leaf.kind === 'compare' && leaf.op !== 'ne' && leaf.value !== null && sub === 'value'
}

function namesColumns(filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.every(namesColumns)
    case 'not':
      return namesColumns(filter.of)
    default:
      return Object.hasOwn(emails.columns, filter.path.attribute)
  }
}

function asksForValue(filter: Filter): boolean {
  if (filter.kind === 'and') return filter.parts.some(asksForValue)
  if (filter.kind !== 'compare') return false
  return filter.path.attribute === 'value' && filter.op !== 'ne' && filter.value !== null
}

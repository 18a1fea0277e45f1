/** Where the attributes of a SCIM group are: a group is a team, `t`, and its members are rows. */
import { groupType } from '@/lib/scim'
import type { FilterMapping, ListMapping } from './filter-mapping'

/** People who are gone are in no group. */
const memberRows = 'team_members m join users p on p.org_id = m.org_id and p.id = m.user_id and p.deleted_at is null'
const members: ListMapping = {
  columns: {
    value: { sql: 'm.user_id', kind: 'uuid', indexed: true },
    $ref: { sql: `($2::text || '/Users/' || m.user_id)`, kind: 'exact' },
    type: { sql: `'user'::text`, kind: 'folded' },
    display: { sql: `lower(p.display_name collate "folding")`, kind: 'text' },
  },
  some: (condition) => `(t.id in (select m.team_id from ${memberRows} where m.org_id = $1 and ${condition}))`,
  first: (column) =>
    `(select ${column} from ${memberRows} where m.org_id = $1 and m.team_id = t.id order by m.user_id limit 1)`,
}

const schemas: ListMapping = {
  columns: { '': { sql: 's.value', kind: 'exact' } },
  some: (condition) => `(exists (select from (values ('${groupType.schema.id}')) as s(value) where ${condition}))`,
  first: () => `'${groupType.schema.id}'::text`,
}

export const groupFilters: FilterMapping = {
  type: groupType,
  columns: {
    id: { sql: 't.id', kind: 'uuid', indexed: true },
    externalId: { sql: 't.external_id', kind: 'exact', indexed: true },
    displayName: { sql: 't.name_lc', kind: 'folded', indexed: true },
    // Every resource has it.
    meta: { sql: `'meta'::text`, kind: 'exact' },
    'meta.resourceType': { sql: `'Group'::text`, kind: 'exact' },
    'meta.created': { sql: 't.created_at', kind: 'time' },
    'meta.lastModified': { sql: 't.updated_at', kind: 'time' },
    'meta.version': { sql: `('W/"' || t.version || '"')`, kind: 'exact' },
    'meta.location': { sql: `($2::text || '/Groups/' || t.id)`, kind: 'exact' },
  },
  lists: { members, schemas },
}

import { listQueryOf, projectionOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import { maxGroupBytes } from '@/lib/provisioning/discovery'
import * as groupList from '@/lib/provisioning/group-list'
import * as groups from '@/lib/provisioning/groups'
import { groupType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute(
  {
    GET: async ({ caller, query }) => groupList.list(caller, listQueryOf(groupType, query)),
    POST: async ({ caller, query, body }) => groups.create(caller, body, projectionOf(groupType, query)),
  },
  { maxBytes: maxGroupBytes },
)

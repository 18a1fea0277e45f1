import { projectionOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import { maxGroupBytes } from '@/lib/provisioning/discovery'
import * as groups from '@/lib/provisioning/groups'
import { groupType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute(
  {
    GET: async ({ caller, params, query }) => groups.get(caller, params.id, projectionOf(groupType, query)),
    PUT: async ({ caller, params, query, body }) =>
      groups.replace(caller, params.id, body, projectionOf(groupType, query)),
    PATCH: async ({ caller, params, query, body }) =>
      groups.patch(caller, params.id, body, projectionOf(groupType, query)),
    DELETE: async ({ caller, params }) => groups.remove(caller, params.id),
  },
  { maxBytes: maxGroupBytes },
)

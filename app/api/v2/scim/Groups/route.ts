import { listQueryOf, projectionOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import { maxGroupBytes } from '@/lib/provisioning/discovery'
import * as groups from '@/lib/provisioning/groups'
import { groupType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE } = scimRoute(
  {
    GET: async ({ caller, query }) => groups.list(caller, listQueryOf(groupType, query)),
    POST: async ({ caller, query, body }) => groups.create(caller, body, projectionOf(groupType, query)),
  },
  { maxBytes: maxGroupBytes },
)

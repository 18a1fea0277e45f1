import { projectionOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import * as users from '@/lib/provisioning/users'
import { userType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  GET: async ({ caller, params, query }) => users.get(caller, params.id, projectionOf(userType, query)),
  PUT: async ({ caller, params, query, body }) => users.replace(caller, params.id, body, projectionOf(userType, query)),
  PATCH: async ({ caller, params, query, body }) => users.patch(caller, params.id, body, projectionOf(userType, query)),
  DELETE: async ({ caller, params }) => users.remove(caller, params.id),
})

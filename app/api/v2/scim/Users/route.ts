import { listQueryOf, projectionOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import * as users from '@/lib/provisioning/users'
import { userType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  GET: async ({ caller, query }) => users.list(caller, listQueryOf(userType, query)),
  POST: async ({ caller, query, body }) => users.create(caller, body, projectionOf(userType, query)),
})

import { projectionOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import { subjectOf } from '@/lib/provisioning/me'
import * as users from '@/lib/provisioning/users'
import { userType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  GET: async ({ caller, query }) => users.get(caller, await subjectOf(caller), projectionOf(userType, query)),
  PUT: async ({ caller, query, body }) =>
    users.replace(caller, await subjectOf(caller), body, projectionOf(userType, query)),
  PATCH: async ({ caller, query, body }) =>
    users.patch(caller, await subjectOf(caller), body, projectionOf(userType, query)),
  DELETE: async ({ caller }) => users.remove(caller, await subjectOf(caller)),
})

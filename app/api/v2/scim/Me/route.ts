import { projectionOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import { asSubject } from '@/lib/provisioning/me'
import * as users from '@/lib/provisioning/users'
import { userType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  GET: ({ caller, query }) => asSubject(caller, (id) => users.get(caller, id, projectionOf(userType, query))),
  PUT: ({ caller, query, body }) =>
    asSubject(caller, (id) => users.replace(caller, id, body, projectionOf(userType, query))),
  PATCH: ({ caller, query, body }) =>
    asSubject(caller, (id) => users.patch(caller, id, body, projectionOf(userType, query))),
  DELETE: ({ caller }) => asSubject(caller, (id) => users.remove(caller, id)),
})

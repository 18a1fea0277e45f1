import { bulkRoute } from '@/lib/http/scim-route'
import * as groups from '@/lib/provisioning/groups'
import * as users from '@/lib/provisioning/users'

const whole = { whole: true }

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = bulkRoute({
  '/Users': {
    POST: ({ caller, body }) => users.create(caller, body, whole),
    PUT: ({ caller, params, body }) => users.replace(caller, params.id, body, whole),
    PATCH: ({ caller, params, body }) => users.patch(caller, params.id, body, whole),
    DELETE: ({ caller, params }) => users.remove(caller, params.id),
  },
  '/Groups': {
    POST: ({ caller, body }) => groups.create(caller, body, whole),
    PUT: ({ caller, params, body }) => groups.replace(caller, params.id, body, whole),
    PATCH: ({ caller, params, body }) => groups.patch(caller, params.id, body, whole),
    DELETE: ({ caller, params }) => groups.remove(caller, params.id),
  },
})

import { searchQueryOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import * as users from '@/lib/provisioning/users'
import { readSearch, userType } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  POST: async ({ caller, body }) => users.list(caller, searchQueryOf(userType, readSearch(body))),
})

import { searchQueryOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import * as groupList from '@/lib/provisioning/group-list'
import { groupType, readSearch } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  POST: async ({ caller, body }) => groupList.list(caller, searchQueryOf(groupType, readSearch(body))),
})

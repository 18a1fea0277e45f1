import { rootQueryOf, searchOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import * as rootList from '@/lib/provisioning/root-list'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  GET: async ({ caller, query }) => rootList.list(caller, rootQueryOf(searchOf(query))),
})

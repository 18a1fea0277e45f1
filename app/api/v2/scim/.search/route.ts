import { rootQueryOf } from '@/lib/http/scim-query'
import { scimRoute } from '@/lib/http/scim-route'
import * as rootList from '@/lib/provisioning/root-list'
import { readSearch } from '@/lib/scim'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = scimRoute({
  POST: async ({ caller, body }) => rootList.list(caller, rootQueryOf(readSearch(body))),
})

import { discoveryRoute } from '@/lib/http/scim-route'
import * as discovery from '@/lib/provisioning/discovery'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = discoveryRoute(({ baseUrl, acceptsPasswords }) =>
  discovery.serviceProviderConfig(baseUrl, acceptsPasswords),
)

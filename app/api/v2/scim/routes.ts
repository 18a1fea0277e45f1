/** Every SCIM route by its path, for the thin front: the very functions that Next mounts. A test holds this list
 *  against the folders beside it. */
import * as search from './.search/route'
import * as unknown from './[...path]/route'
import * as bulk from './Bulk/route'
import * as groupSearch from './Groups/.search/route'
import * as group from './Groups/[id]/route'
import * as groups from './Groups/route'
import * as me from './Me/route'
import * as resourceType from './ResourceTypes/[name]/route'
import * as resourceTypes from './ResourceTypes/route'
import * as root from './route'
import * as schema from './Schemas/[urn]/route'
import * as schemas from './Schemas/route'
import * as serviceProviderConfig from './ServiceProviderConfig/route'
import * as userSearch from './Users/.search/route'
import * as user from './Users/[id]/route'
import * as users from './Users/route'

export const scimRoutes = {
  '': root,
  '/.search': search,
  '/Users': users,
  '/Users/.search': userSearch,
  '/Users/[id]': user,
  '/Groups': groups,
  '/Groups/.search': groupSearch,
  '/Groups/[id]': group,
  '/Bulk': bulk,
  '/Me': me,
  '/ServiceProviderConfig': serviceProviderConfig,
  '/ResourceTypes': resourceTypes,
  '/ResourceTypes/[name]': resourceType,
  '/Schemas': schemas,
  '/Schemas/[urn]': schema,
  '/[...path]': unknown,
}

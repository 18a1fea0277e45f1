/** SCIM 2.0 as pure functions: RFC 7643 and 7644 without I/O, clock or environment. */
export * from './attribute'
export {
  type BulkEndpoint,
  type BulkOperation,
  type BulkRequest,
  bulkSchema,
  parseBulk,
} from './bulk/parse'
export { type BulkStep, planBulk } from './bulk/plan'
export { type BulkDone, BulkProgress } from './bulk/progress'
export { type IdOf, resolveReferences } from './bulk/references'
export { type BulkResponse, type BulkResult, bulkResponseSchema, renderBulkResponse } from './bulk/render'
export { type CursorPlace, readCursor, type Seal, writeCursor } from './cursor'
export * from './dialect'
export * from './error'
export { etagOf, matches } from './etag'
export * from './filter/ast'
export { checkFilter } from './filter/check'
export { compileFilter, evaluate, type Predicate } from './filter/evaluate'
export { narrowFilter, requireKnown } from './filter/narrow'
export { parseFilter, parsePath } from './filter/parse'
export { printFilter, printPath } from './filter/print'
export { isObject, type JsonObject, memberOf, parseJson, requireObject } from './json'
export {
  type Cursors,
  type ListResponse,
  listResponse,
  listSchema,
  type Numeral,
  type Page,
  type Paging,
  parsePage,
  parsePaging,
} from './list'
export { isScimBody, scimMediaType } from './media-type'
export { applyPatch } from './patch/apply'
export { type AttributeChange, diff } from './patch/diff'
export { membershipSteps, type Step } from './patch/membership'
export { type Operation, parsePatch, patchSchema } from './patch/parse'
export { resolvePath, type Target } from './path'
export { isProjected, isRequested, type Projection, parseProjection, project } from './project'
export type { Complex, Resource, Scalar, Value } from './resource'
export { roleNamesOf } from './roles'
export { accessUserSchema } from './schemas/access'
export * from './schemas/discovery'
export { enterpriseUserSchema } from './schemas/enterprise-user'
export { groupSchema, groupType } from './schemas/group'
export { userSchema, userType } from './schemas/user'
export { readSearch, type SearchRequest, searchSchema } from './search'
export { compare, parseSort, type Sort } from './sort'
export { readResource, requireSchema } from './validate'

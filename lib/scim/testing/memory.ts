/** A service provider that forgets: just enough of a server around the core to replay recorded conversations. What is
 *  the domain's (keys, uniqueness, 404) is not here. */
import type { ResourceTypeDefinition } from '../attribute'
import { Notes } from '../dialect'
import { compileFilter } from '../filter/evaluate'
import { parseFilter } from '../filter/parse'
import { listResponse, parsePage } from '../list'
import { applyPatch } from '../patch/apply'
import { parsePatch } from '../patch/parse'
import { parseProjection, project } from '../project'
import type { Resource } from '../resource'
import { groupType } from '../schemas/group'
import { userType } from '../schemas/user'
import { readResource } from '../validate'
import { freeze } from './resources'

export type Answer = { readonly body: unknown; readonly tolerances: readonly string[] }

export class MemoryServer {
  private readonly resources = new Map<string, { type: ResourceTypeDefinition; resource: Resource }>()
  private made = 0

  /** Answers a request on /Users or /Groups; undefined where it is none of the core's. */
  answer(method: string, target: string, body: unknown): Answer | undefined {
    const [path = '', query = ''] = target.split('?')
    const [, collection, id] = path.split('/')
    const type = [userType, groupType].find(({ endpoint }) => endpoint === `/${collection}`)
    if (!type) return undefined
    const notes = new Notes()
    const parameters = new URLSearchParams(query)
    if (method === 'DELETE') this.resources.delete(id ?? '')
    else if (method !== 'GET') {
      const resource = this.write(type, method, id, body, notes)
      return { body: this.show(type, resource, parameters), tolerances: notes.list.map(({ tolerance }) => tolerance) }
    } else return { body: id ? this.get(type, id, parameters) : this.list(type, parameters), tolerances: [] }
    return { body: undefined, tolerances: [] }
  }

  private write(type: ResourceTypeDefinition, method: string, id: string | undefined, body: unknown, notes: Notes) {
    const name = id ?? `id-${++this.made}`
    const old = this.resources.get(name)?.resource
    const next =
      method === 'PATCH' && old
        ? applyPatch(type, old, parsePatch(type, freeze(body), notes), notes)
        : readResource(type, freeze(body), notes)
    const stamp = '2026-01-01T00:00:00.000Z'
    const meta = { resourceType: type.name, created: stamp, lastModified: stamp }
    const resource = freeze({ ...next, id: name, meta })
    this.resources.set(name, { type, resource })
    return resource
  }

  private get(type: ResourceTypeDefinition, id: string, parameters: URLSearchParams) {
    const found = this.resources.get(id)
    return found && this.show(type, found.resource, parameters)
  }

  private list(type: ResourceTypeDefinition, parameters: URLSearchParams) {
    const filter = parameters.get('filter')
    const holds = filter === null ? () => true : compileFilter(type, parseFilter(filter))
    const all = [...this.resources.values()].filter((entry) => entry.type === type && holds(entry.resource))
    const { startIndex, count } = parsePage(
      { startIndex: parameters.get('startIndex'), count: parameters.get('count') },
      { defaultCount: 20, maxCount: 1000 },
    )
    const page = all.slice(startIndex - 1, startIndex - 1 + count)
    const resources = page.map(({ resource }) => this.show(type, resource, parameters))
    return listResponse({ totalResults: all.length, startIndex, resources })
  }

  private show(type: ResourceTypeDefinition, resource: Resource, parameters: URLSearchParams) {
    const names = {
      attributes: parameters.get('attributes'),
      excludedAttributes: parameters.get('excludedAttributes'),
    }
    return project(type, resource, parseProjection(type, names))
  }
}

/** What a person's `roles` ask for. The values are stored and answered as the client sent them; which role one means is
 *  the domain's business. Entra's AppRoleAssignmentsComplex sends, in a PATCH, a value that is JSON itself:
 *  `{"id":"06b0...","value":"Admin","displayName":"Administrator"}`; its `value` is what a POST would have held. */
import { jsonText, type Notes } from './dialect'
import { isObject, memberOf } from './json'
import { isComplex, type Resource, valuesOf } from './resource'

/** No role is called by a longer text, and none is hidden in one. */
const maxCharacters = 4096
const maxNames = 1000

/** The ids or names in `roles`, each once, in their order, JSON texts unpacked; never throws. At most 1,000. */
export function roleNamesOf({ roles }: Resource, notes?: Notes): string[] {
  const names = new Set<string>()
  for (const item of valuesOf(roles)) {
    const text = isComplex(item) ? item.value : item
    if (typeof text !== 'string') continue
    for (const name of unpacked(text, notes)) {
      const trimmed = name.trim().slice(0, maxCharacters)
      if (trimmed !== '' && names.size < maxNames) names.add(trimmed)
    }
  }
  return [...names]
}

function unpacked(text: string, notes: Notes | undefined): readonly string[] {
  const found = /^\s*[[{]/.test(text) && text.length <= maxCharacters ? namesIn(parsed(text)) : []
  if (found.length === 0) return [text]
  notes?.note(jsonText, 'roles')
  return found
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A name may begin with a bracket.
    return undefined
  }
}

function namesIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => {
    if (typeof item === 'string') return [item]
    if (!isObject(item)) return []
    // An app role may have no value; then its name is all there is.
    const members = ['value', 'displayName', 'display', 'id'].map((name) => memberOf(item, name))
    const name = members.find((member) => typeof member === 'string' && member.trim() !== '')
    return typeof name === 'string' ? [name] : []
  })
}

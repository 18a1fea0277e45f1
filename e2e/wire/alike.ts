/** What two mounts must answer alike: everything less ids, keys and times. */
import type { Exchange } from './client'

const compared = ['content-type', 'etag', 'location', 'allow', 'www-authenticate', 'cache-control', 'retry-after']
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const key = /gh_\w+/g
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g

/** One text an exchange, ids by the order of their appearance. */
export function transcript(log: readonly Exchange[]): string[] {
  const ids = new Map<string, string>()
  const numbered = (id: string) => {
    const known = ids.get(id) ?? `<id ${ids.size + 1}>`
    ids.set(id, known)
    return known
  }
  return log.map(({ sent, answer }) => {
    const headers = compared.map((name) => `${name}: ${answer?.headers[name] ?? '-'}`)
    const text = [`${sent.method} ${sent.path}`, answer?.status, ...headers, answer?.text].join('\n')
    return text.replace(uuid, numbered).replace(time, '<time>').replace(key, '<key>')
  })
}

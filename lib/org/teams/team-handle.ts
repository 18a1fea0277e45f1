/** The handle of a team: what mentions, links and scripts know it by. It follows from the name, so that the identity
 *  provider, who owns the name of a managed team, owns its handle too. */

export const maxHandleLength = 195

/** Lower case, without marks, spaces as `_`, only `a-z 0-9 . _ - : /`. A name with none of these (日本) is known by the
 *  end of its id, where two ids made together differ. */
export function handleOf(name: string, id: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase()
  const handle = plain.replace(/\s/gu, '_').replace(/[^a-z0-9._\-:/]/g, '')
  return handle === '' ? `team-${id.slice(-8)}` : handle.slice(0, maxHandleLength)
}

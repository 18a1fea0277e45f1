/** A key as a file of variables, for whoever keeps it in a place that reads those. */
import type { RevealedKey } from './state'

/** One comment and `NAME=value` lines: a key has no character that a shell or a reader of such files would take apart. */
export function envFile({ name, account, secret, scim }: RevealedKey, origin: string): string {
  const about = `${account}, ${name}`.replace(/\s+/g, ' ')
  const lines = [`# ${about}`, ...(scim ? [`GATEHOUSE_SCIM_URL=${origin}/api/v2/scim`] : []), `GATEHOUSE_KEY=${secret}`]
  return `${lines.join('\n')}\n`
}

/** The media types of RFC 7644 3.1 and 8.1. */

export const scimMediaType = 'application/scim+json'

const accepted: ReadonlySet<string> = new Set([scimMediaType, 'application/json'])

/** Whether a body of this Content-Type is read as SCIM: application/scim+json, or application/json as Okta sends it,
 *  in UTF-8. Without the header the sender leaves it to us to tell (RFC 9110 8.3), and only JSON can follow. */
export function isScimBody(contentType: string | null | undefined): boolean {
  if (contentType === null || contentType === undefined || contentType.trim() === '') return true
  const [type = '', ...parameters] = contentType.toLowerCase().split(';')
  return accepted.has(type.trim()) && parameters.every(isHarmless)
}

function isHarmless(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=', 2)
  if (name.trim() !== 'charset') return true
  const charset = value.trim().replaceAll('"', '')
  return charset === 'utf-8' || charset === 'utf8'
}

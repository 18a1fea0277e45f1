/** Whether a text can be one mail address in an envelope and a header: exactly one @, no quoted local part, no white
 *  space, comma, angle bracket or control character, at most 254 characters (RFC 5321 4.5.3.1.3). Letters beyond
 *  ASCII are allowed (RFC 6531). A quoted local part could smuggle a second recipient, so it is refused. */
export function isMailAddress(text: string): boolean {
  if (text.length > 254) return false
  const [local, domain, ...rest] = text.split('@')
  if (!local || !domain || rest.length > 0 || local.length > 64) return false
  return (
    /^[^\s"(),:;<>[\\\]\p{C}]+$/u.test(local) &&
    /^[^\s"(),:;<>[\\\]\p{C}.]+(\.[^\s"(),:;<>[\\\]\p{C}.]+)*$/u.test(domain)
  )
}

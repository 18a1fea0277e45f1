/** The text if it is a path of this site, fit for a redirect: one slash, then neither a slash nor a backslash, which
 *  browsers would read as another host. Anything else is undefined. */
export function ownPath(text: string | null | undefined): string | undefined {
  return text && /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : undefined
}

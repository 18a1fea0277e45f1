/** The text if it is a path of this site, as a header carries it: one slash, then neither a slash nor a backslash, which
 *  browsers would read as another host, also once dots have been resolved; letters beyond ASCII are written as percents.
 *  Anything else is undefined. */
export function ownPath(text: string | null | undefined): string | undefined {
  if (!text || !/^\/(?![/\\])[^\s\\\p{Cc}\p{Cs}]*$/u.test(text)) return undefined
  const resolved = new URL(text, 'https://own.invalid')
  return resolved.pathname.startsWith('//') ? undefined : text.replace(/[^\x21-\x7e]/gu, encodeURIComponent)
}

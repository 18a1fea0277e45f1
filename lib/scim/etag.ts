/** Entity tags from version numbers (RFC 7644 3.14). They are weak: two answers of one version may differ in what
 *  `attributes` left out, so all comparisons are weak as well (RFC 9110 8.8.3.2). */

/** `W/"3"` for version 3; also the value of `meta.version`. */
export function etagOf(version: number): string {
  return `W/"${version}"`
}

/** Whether an If-Match or If-None-Match header names this version: `*`, or a list with its tag, weak or strong. */
export function matches(header: string, version: number): boolean {
  if (header.trim() === '*') return true
  return header.split(',').some((item) => {
    const tag = item.trim()
    return (tag.startsWith('W/') ? tag.slice(2) : tag) === `"${version}"`
  })
}

/** The order of text: by Unicode code point, which is the byte order of UTF-8 and so PostgreSQL's "C" collation. */

export function compareText(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b) return codePointRank(a) - codePointRank(b)
  }
  return left.length - right.length
}

/** UTF-16 puts surrogates (code points from U+10000) below U+E000 to U+FFFF; lift them above. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

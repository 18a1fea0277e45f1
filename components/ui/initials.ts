/** The one or two letters that stand for a name in its avatar: first letter of the first and of the last word.
 *  Particles need no list: "Anne-Sophie de La Rochefoucauld" is AR, "Thijs van den Berghe" TB. A letter is a whole
 *  grapheme, so "Łukasz Zieliński" is ŁZ and a decomposed É stays one. Without any letter or digit: "?". */
export function initials(name: string): string {
  const letters = wordLetters(name)
  const [first = '?'] = letters
  const last = letters.length > 1 ? letters.at(-1) : ''
  return `${first}${last}`
}

/** The one letter of an organization. */
export function initial(name: string): string {
  const [first = '?'] = wordLetters(name)
  return first
}

function wordLetters(name: string): string[] {
  return name
    .split(/\s+/u)
    .map(firstLetter)
    .filter((letter) => letter !== undefined)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Upper-cased by code point, not by locale; ß and the like, which would become two letters, stay as they are. */
function firstLetter(word: string): string | undefined {
  const start = word.search(/[\p{L}\p{N}]/u)
  if (start < 0) return undefined
  const [first] = graphemes.segment(word.slice(start))
  if (!first) return undefined
  const upper = first.segment.toUpperCase()
  return [...graphemes.segment(upper)].length === 1 ? upper : first.segment
}

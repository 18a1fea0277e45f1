/** Names reach mails from people and identity providers. What could end a header, hide letters or turn the direction
 *  of reading has no place in one, and neither has a name longer than a line. */
const nameLength = 100

/** The text on one line, at most `maxLength` characters: control, format and separator characters become a space, but for the
 *  joiners, without which Persian and Indic names are misspelt. */
export function oneLine(text: string, maxLength = nameLength): string {
  const line = text
    .normalize('NFC')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const letters = [...line]
  return letters.length <= maxLength
    ? line
    : `${letters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`
}

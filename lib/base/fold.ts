/** How text is compared. PostgreSQL's lower() would keep row security from using an index, so folded values are
 *  stored; both sides of a comparison must be folded by the same function. */

/** Case-insensitive form of a name or address: NFC, trimmed, lower case. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

/** Folded and without marks, for sorting and searching: "Élodie Łuk" sorts as "elodie łuk". */
export function foldMarks(text: string): string {
  return fold(text)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
}

/** What is shown of a value that speaks of a person. */
import { maskedAddress } from './masked-address'

/** A value that an administrator recognizes and nobody learns: of an address the first letter and the domain, of
 *  anything else the first letters. */
export function masked(value: string): string {
  if (/^[^@\s]+@[^@\s]+$/.test(value)) return maskedAddress(value)
  const letters = [...value]
  return letters.length <= 3 ? `${letters[0] ?? ''}…` : `${letters.slice(0, 3).join('')}…`
}

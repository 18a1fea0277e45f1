import { fold } from '@/lib/base/fold'

/** What a NameID is compared by. One that looks like an address is the same in any letters, as addresses and user names
 *  are: providers change them as they please. Any other one is the provider's own, and compared as it stands. */
export function nameKey(nameId: string): string {
  return nameId.includes('@') ? fold(nameId) : nameId
}

import type { Messages } from '@/lib/i18n/messages'
import { presetOf } from '@/lib/org/keys/application-keys'

/** What a key with these scopes is for, as the reveal says it. */
export function canDo(t: Messages, scopes: readonly string[]): string {
  const { canDoScim, canDoRead, canDoAll } = t.applicationKeys.reveal
  switch (presetOf(scopes)) {
    case 'scim':
      return canDoScim
    case 'read':
      return canDoRead
    case 'all':
      return canDoAll
    case undefined:
      return scopes.join(', ')
  }
}

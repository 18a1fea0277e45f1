/** What of a person follows their identity provider from one sign-in to the next. */
import { fold } from '@/lib/base/fold'
import { statement } from '@/lib/db/tx'
import type { ClaimedPerson } from '@/lib/saml/person'
import { searchText, sortName } from '../profile'
import type { LockedUser } from '../users/user-row'
import type { Write } from '../write'

const storeName = statement(
  'saml_follow_name',
  `update users set display_name = $3, given_name = $4, family_name = $5, sort_name = $6, search_lc = $7,
     display_name_lc = $8, attributes = attributes || jsonb_build_object('displayName', $3::text), version = version + 1,
     updated_at = $9
   where org_id = $1 and id = $2 and connection_id is null and source = 'saml'`,
)

/** The name of somebody who came by SAML follows what the provider says. Whom SCIM manages, or people here made, keep
 *  theirs; an address never follows, since nobody proved the new one. */
export function follow(w: Write, person: ClaimedPerson, user: LockedUser): void {
  const name = person.displayName?.trim()
  if (user.source !== 'saml' || user.connection_id !== null || !name || name === user.display_name) return
  const search = searchText([name, user.user_name, user.email, user.external_id])
  const values = [name, person.givenName, person.familyName, sortName(name), search, fold(name), w.tx.now]
  w.tx.queue(storeName, [w.tx.orgId, user.id, ...values])
  w.effects.audit({
    event: 'user.update',
    targetId: user.id,
    target: name,
    before: { displayName: user.display_name },
    after: { displayName: name },
  })
}

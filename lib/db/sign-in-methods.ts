/** The ways to sign in, and which of them a person may use: their own where an administrator gave them some, else the
 *  organization's. A change that is planned counts from its moment on, whether or not anything ran then. Break-glass
 *  administrators always have those that need nobody else. */

export const methods = ['password', 'passkey', 'saml'] as const
export type Method = (typeof methods)[number]

/** Those that work without anybody outside: what break-glass administrators keep. */
export const ownMethods: readonly Method[] = ['password', 'passkey']

/** SQL: the methods of the organization `o` at this moment. */
export const orgMethods = `(case when o.next_methods_at <= now() then o.next_methods else o.sign_in_methods end)`

/** SQL: whether nobody of the organization `o` signs in but by single sign-on. */
export const ssoOnly = `(not ${orgMethods} && array['password', 'passkey'])`

/** SQL: whether that is planned. */
export const ssoOnlySoon = `coalesce(not o.next_methods && array['password', 'passkey'], false)`

/** SQL: the methods of the user `u` of the organization `o`, without what break glass adds. */
export const personMethods = `coalesce(u.sign_in_methods, ${orgMethods})`

/** SQL: the way that the session `s` came by. Whoever accepted an invitation or set the installation up without a passkey
 *  chose a password there. */
export const sessionMethod = `(case when s.method in ('passkey', 'saml') then s.method else 'password' end)`

/** SQL: whether the user `u` of the organization `o` may go on with the session `s` that came this way. */
export const sessionAllowed = `(${sessionMethod} = any(${personMethods})
  or (u.break_glass_at is not null and ${sessionMethod} <> 'saml'))`

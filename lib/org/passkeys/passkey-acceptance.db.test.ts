import { describe, expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as invites from '../invitations/invites'
import { find } from '../sign-in/sessions'
import { signIn } from '../sign-in/sign-in'
import { readWays } from '../sign-in/sign-in-ways'
import type { Faults } from '../testing/authenticator'
import { browser, comeIn, inBrowser, newAuthenticator } from '../testing/passkeys'
import { invite, makeOrg, newestToken } from '../testing/world'
import { acceptByPasskey, beginAcceptance } from './passkey-acceptance'
import { list } from './passkeys'

await cloneDatabase()
const org = await makeOrg()

async function invited(email: string) {
  const id = await invite(org, email)
  return { id, token: await newestToken(org, id) }
}

/** Accepts with a passkey of the authenticator, rightly or wrongly. */
async function accept(token: string, key = newAuthenticator(), faults: Faults & { name?: string } = {}) {
  const begun = await beginAcceptance(token)
  const { name = 'Zoé Martin', ...wrong } = faults
  const answer = inBrowser(key.create(begun.options, wrong), begun)
  return acceptByPasskey(token, { name, passkey: 'Phone', answer }, browser)
}

describe('accepting an invitation with a passkey', () => {
  test('makes the person active and signed in, with this passkey and no password', async () => {
    const { id, token } = await invited('zoe@example.com')
    const key = newAuthenticator()
    const accepted = await accept(token, key)
    const session = await find(accepted.kind === 'signed_in' ? accepted.session.token : '')
    expect(session).toMatchObject({ user_id: id, user_status: 'active', display_name: 'Zoé Martin' })
    expect(await readWays(org.id, id)).toMatchObject({ hasPassword: false, passkeys: 1 })
    expect(await list(org.id, id)).toMatchObject([{ name: 'Phone' }])
    expect((await comeIn(key)).kind).toBe('signed_in')
    expect(await signIn({ email: 'zoe@example.com', password: '' }, {})).toEqual({ kind: 'refused' })
    const events = await readOrg(org.id, ({ db }) => db.auditEvent.findMany({ where: { targetId: id } }))
    expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['invitation.accept', 'passkey.add']))
  })

  test('happens once, and only while the link is open', async () => {
    const { token } = await invited('once@example.com')
    await accept(token)
    await expect(beginAcceptance(token)).rejects.toMatchObject({ code: 'invitation_unavailable' })
    await expect(beginAcceptance('nothing')).rejects.toMatchObject({ code: 'invitation_unavailable' })
    const late = await invited('late@example.com')
    const begun = await beginAcceptance(late.token)
    await invites.accept(late.token, { name: 'Late', password: 'a long enough sentence' }, {})
    const answer = inBrowser(newAuthenticator().create(begun.options), begun)
    await expect(
      acceptByPasskey(late.token, { name: 'Late', passkey: 'Phone', answer }, browser),
    ).rejects.toMatchObject({ code: 'invitation_unavailable' })
    expect(await list(org.id, late.id)).toEqual([])
  })

  test('is refused with nothing changed where the name or the passkey is wrong', async () => {
    const { id, token } = await invited('wrong@example.com')
    await expect(accept(token, newAuthenticator(), { name: ' ' })).rejects.toMatchObject({ code: 'name_missing' })
    await expect(accept(token, newAuthenticator(), { rpId: 'evil.test' })).rejects.toMatchObject({
      code: 'passkey_refused',
    })
    expect((await invites.peek(token))?.state).toBe('open')
    expect(await list(org.id, id)).toEqual([])
    await accept(token)
  })

  test('takes no passkey that was made for somebody else', async () => {
    const [one, other] = [await invited('one@example.com'), await invited('other@example.com')]
    const begun = await beginAcceptance(other.token)
    const answer = inBrowser(newAuthenticator().create(begun.options), begun)
    await expect(acceptByPasskey(one.token, { name: 'One', passkey: 'Phone', answer }, browser)).rejects.toMatchObject({
      code: 'passkey_expired',
    })
  })
})

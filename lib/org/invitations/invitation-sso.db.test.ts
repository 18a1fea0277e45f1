import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as samlRequests from '../saml/saml-requests'
import * as sessions from '../sign-in/sessions'
import * as settings from '../sign-in/sign-in-settings'
import { peek } from '../testing/organization'
import { answer, arrive, type TestProvider } from '../testing/saml'
import { glassAdministrator, linkedProvider } from '../testing/ways-in'
import { admin, invite, makeOrg, newestToken } from '../testing/world'
import { invitationTicket, readInvitationTicket } from './invitation-ticket'
import * as invites from './invites'

const { url } = await cloneDatabase()

let org: Org
let idp: TestProvider
beforeEach(async () => {
  org = await makeOrg()
  const ada = await glassAdministrator(org)
  idp = await linkedProvider(org, [ada])
  await settings.change(org, admin, ['saml'])
})

async function invited(email: string) {
  const id = await invite(org, email)
  const token = await newestToken(org, id)
  const link = await invites.peek(token)
  if (!link) throw new Error('an invitation has a link')
  return { id, token, link }
}

/** Signs in at the provider as this address, from an invitation's page or from nowhere. */
async function comesAs(email: string, linkId?: string) {
  const begun = await samlRequests.begin(org, { linkId })
  return arrive(org, answer(idp, begun.requestId, { nameId: email, attributes: { email: [email] } }), begun)
}
const statusOf = async (id: string) =>
  (await peek<{ status: string }>(url, 'select status from users where id = $1', [id]))[0]?.status

describe('an invitation where single sign-on is the only way', () => {
  test('takes no password', async () => {
    const { id, token, link } = await invited('pw@acme.test')
    expect(link.row.user_methods).toEqual(['saml'])
    const acceptance = { name: 'Zoé', password: 'a long enough sentence' }
    await expect(invites.accept(token, acceptance, {})).rejects.toMatchObject({ code: 'method_off' })
    expect(await statusOf(id)).toBe('pending')
  })

  test('is accepted by signing in as its address, from its page alone', async () => {
    const { id, token, link } = await invited('zoe@acme.test')
    expect(await comesAs('zoe@acme.test')).toMatchObject({ kind: 'refused' })
    expect(await statusOf(id)).toBe('pending')
    const outcome = await comesAs('zoe@acme.test', link.row.link_id)
    if (outcome.kind !== 'admitted') throw new Error(JSON.stringify(outcome))
    expect(await sessions.find(outcome.session.token)).toMatchObject({ user_id: id, session_method: 'saml' })
    expect((await invites.peek(token))?.state).toBe('accepted')
  })

  test('is accepted by nobody with another address', async () => {
    const { id, link } = await invited('paul@acme.test')
    expect(await comesAs('other@acme.test', link.row.link_id)).toMatchObject({ kind: 'refused' })
    expect(await statusOf(id)).toBe('pending')
  })

  test('is not accepted once it has ended', async () => {
    const { id, link } = await invited('late@acme.test')
    await peek(url, `update invitation_links set expires_at = now() where id = $1`, [link.row.link_id])
    expect(await comesAs('late@acme.test', link.row.link_id)).toMatchObject({ kind: 'refused' })
    expect(await statusOf(id)).toBe('pending')
  })
})

describe('the ticket of an invitation', () => {
  const linkId = crypto.randomUUID()

  test('names its link for an hour, in its organization alone', async () => {
    const ticket = invitationTicket(org.id, linkId)
    expect(readInvitationTicket(org.id, ticket)).toBe(linkId)
    expect(readInvitationTicket((await makeOrg()).id, ticket)).toBeUndefined()
    expect(readInvitationTicket(org.id, ticket, Date.now() + 3_600_001)).toBeUndefined()
  })

  test('is not forged', () => {
    const ticket = invitationTicket(org.id, linkId)
    const [, until, mark] = ticket.split('.')
    for (const forged of [
      '',
      'x',
      `${crypto.randomUUID()}.${until}.${mark}`,
      `${ticket}x`,
      `${linkId}.9999999999999.${mark}`,
    ])
      expect(readInvitationTicket(org.id, forged)).toBeUndefined()
  })
})

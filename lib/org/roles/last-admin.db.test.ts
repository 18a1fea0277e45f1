import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as serviceAccounts from '../keys/service-accounts'
import * as sessions from '../sign-in/sessions'
import { signIn } from '../sign-in/sign-in'
import { whoSignsIn } from '../testing/administrator'
import { newPerson, peek } from '../testing/organization'
import { admin, makeOrg } from '../testing/world'
import * as users from '../users/users'
import { isAdministratorLeft, type Leaving } from './last-admin'

const { url } = await cloneDatabase()

const isLeft = (org: Org, leaving: Leaving) => withOrg(org.id, (tx) => isAdministratorLeft({ tx }, leaving))

async function teamOf(org: Org, roles: readonly string[], members: readonly string[]): Promise<string> {
  const id = randomUUID()
  await peek(
    url,
    `insert into teams (org_id, id, name, name_lc, handle, created_at, updated_at)
     values ($1, $2, $3, $3, $3, now(), now())`,
    [org.id, id, `team-${id}`],
  )
  await peek(
    url,
    `insert into team_members (org_id, team_id, user_id, source, since) select $1, $2, unnest($3::uuid[]), 'manual', now()`,
    [org.id, id, members],
  )
  await peek(
    url,
    `insert into team_roles (org_id, team_id, role_id, created_at)
     select $1, $2, id, now() from roles where org_id = $1 and name = any($3)`,
    [org.id, id, roles],
  )
  return id
}

describe('the last administrator', () => {
  test('is neither disabled nor removed, another one is', async () => {
    const org = await makeOrg()
    const [one, other] = [await whoSignsIn(org), await whoSignsIn(org)]
    await users.deactivate(org, admin, one.id)
    await expect(users.deactivate(org, admin, other.id)).rejects.toMatchObject({ code: 'last_administrator' })
    await expect(users.remove(org, admin, other.id)).rejects.toMatchObject({ code: 'last_administrator' })
    await users.remove(org, admin, one.id)
  })

  test.each([
    [
      'a service account',
      (org: Org) => serviceAccounts.create(org, admin, { name: 'Bot', email: null, roles: ['Admin'] }),
    ],
    ['somebody who cannot sign in', (org: Org) => newPerson(org, 'Admin')],
    ['somebody without the permission', (org: Org) => whoSignsIn(org, 'Standard')],
    ['somebody disabled', async (org: Org) => users.deactivate(org, admin, (await whoSignsIn(org)).id)],
    [
      'somebody who has to be released first',
      async (org: Org) => {
        const { id } = await whoSignsIn(org)
        await peek(url, 'update users set second_step_at = now() where id = $1', [id])
      },
    ],
    ['an administrator of another organization', async () => whoSignsIn(await makeOrg())],
  ])('stays where beside them is only %s', async (_, beside) => {
    const org = await makeOrg()
    const { id } = await whoSignsIn(org)
    await beside(org)
    await expect(users.deactivate(org, admin, id)).rejects.toMatchObject({ code: 'last_administrator' })
  })

  test('by a team counts like one by a role', async () => {
    const org = await makeOrg()
    const [byRole, byTeam] = [await whoSignsIn(org), await whoSignsIn(org, 'Standard')]
    await teamOf(org, ['Admin'], [byTeam.id])
    await users.deactivate(org, admin, byRole.id)
    await expect(users.deactivate(org, admin, byTeam.id)).rejects.toMatchObject({ code: 'last_administrator' })
  })
})

describe('a team that makes administrators', () => {
  test('keeps its last one, unless they are one without it', async () => {
    const org = await makeOrg()
    const [one, other] = [await whoSignsIn(org, 'Standard'), await whoSignsIn(org, 'Standard')]
    const team = await teamOf(org, ['Admin'], [one.id, other.id])
    expect(await isLeft(org, { team })).toBe(false)
    expect(await isLeft(org, { team, members: [one.id] })).toBe(true)
    expect(await isLeft(org, { team, members: [one.id, other.id] })).toBe(false)
    await whoSignsIn(org)
    expect(await isLeft(org, { team })).toBe(true)
  })

  test('and one that makes none may go, even where there is no administrator', async () => {
    const org = await makeOrg()
    const { id } = await whoSignsIn(org, 'Standard')
    expect(await isLeft(org, { team: await teamOf(org, ['Read only'], [id]) })).toBe(true)
  })
})

test('nobody ends their own access', async () => {
  const org = await makeOrg()
  const [own] = [await whoSignsIn(org), await whoSignsIn(org)]
  await expect(users.deactivate(org, own, own.id)).rejects.toMatchObject({ code: 'own_access' })
  await expect(users.remove(org, own, own.id)).rejects.toMatchObject({ code: 'own_access' })
})

test('whoever is asked for a second step signs in once the operator has released them, and not before', async () => {
  const org = await makeOrg()
  const { id, password } = await whoSignsIn(org)
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [id])
  const enter = () => signIn({ email: row?.email ?? '', password }, {})
  await peek(url, 'update users set second_step_at = now() where id = $1', [id])
  expect(await enter()).toEqual({ kind: 'second_step' })
  expect(await signIn({ email: row?.email ?? '', password: 'wrong one' }, {})).toEqual({ kind: 'refused' })
  expect(await users.release(org, admin, id)).toBe(true)
  expect(await users.release(org, admin, id)).toBe(false)
  const entered = await enter()
  expect(entered.kind === 'signed_in' && (await sessions.find(entered.session.token))?.user_id).toBe(id)
})

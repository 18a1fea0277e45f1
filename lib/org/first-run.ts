/** First run: the first organization and its first administrator, through a one-time link printed where the server
 *  was started. Whoever reads that output owns the machine. */
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import { isMailAddress } from '@/lib/base/mail-address'
import type { Locale } from '@/lib/db/enums'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { systemActor } from './can'
import { issueSetupSecret, takeSetupSecret } from './installation'
import * as organizations from './organizations'
import * as passwords from './passwords/passwords'
import { personProfile } from './profile'
import * as sessions from './sign-in/sessions'
import { insert } from './users/user-insert'
import { write } from './write'

/** The link that sets up an empty installation, good until it is used or the server starts again; null when an
 *  organization exists. */
export async function firstRunLink(): Promise<string | null> {
  const secret = await issueSetupSecret()
  return secret && `${env().origin}/setup/${secret}`
}

export interface FirstRun {
  readonly organization: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly locale: Locale
}

/** Creates the organization with its administrator and signs them in. Refuses a link that is not the latest
 *  (`setup_unavailable`), missing names, an address that is none (`address_missing`), a weak password. */
export async function setUp(secret: string, run: FirstRun, client: sessions.Client): Promise<sessions.NewSession> {
  const name = run.organization.trim()
  if (!name || !run.name.trim()) throw new DomainError('name_missing', { field: name ? 'name' : 'organization' })
  if (!isMailAddress(run.email.trim())) throw new DomainError('address_missing')
  const password = await passwords.prepare(run.password)
  passwords.requireOwn(run.password, [run.email, run.name, name])
  if (!(await takeSetupSecret(secret))) throw new DomainError('setup_unavailable')
  const slug = organizations.slugOf(name)
  const org = await organizations.create({ name, slug, plan: 'enterprise', locale: run.locale, timeZone: 'UTC' })
  return addAdministrator(org, { ...run, email: run.email.trim() }, password, client)
}

const touch = statement('first_run_touch', 'update users set last_sign_in_at = $3 where org_id = $1 and id = $2')

async function addAdministrator(
  org: Org,
  { name, email, locale }: FirstRun,
  password: passwords.Prepared,
  client: sessions.Client,
): Promise<sessions.NewSession> {
  return write(org, systemActor(), async (w) => {
    await w.tx.ready()
    const profile = personProfile(name, email, locale)
    const administrator = {
      profile,
      kind: 'human',
      status: 'active',
      source: 'setup',
      roles: ['Admin'],
      roleSource: 'manual',
    } as const
    const { id } = insert(w, administrator)
    passwords.store(w.tx, id, password)
    w.tx.queue(touch, [org.id, id, w.tx.now])
    return sessions.begin(w, id, 'setup', client)
  })
}

/** What kind of installation a database holds. The demo has known passwords, so it never touches real data, and a
 *  real start never serves the demo's. */
import { randomBase62 } from '@/lib/base/base62'
import { refusal } from '@/lib/base/refusal'
import { secretLength, sha256Hex } from '@/lib/base/secret'
import { nobody, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'

/** How the server was started; only the demo's databases are of another kind. */
export type StartMode = 'demo' | 'start' | 'dev' | 'test'

const read = statement<{ mode: string | null; organizations: boolean }>(
  'installation_read',
  `select (select mode from installation) as mode, exists (select from organization_slugs) as organizations`,
)
const stamp = statement(
  'installation_stamp',
  'insert into installation (id, mode) values (1, $1) on conflict do nothing',
)

/** Stamps a new database with the mode; throws a sentence for the operator when it belongs to the other. */
export async function checkMode(start: StartMode): Promise<void> {
  const mode = start === 'demo' ? 'demo' : 'live'
  await withOrg(nobody, async (tx) => {
    const [found] = await tx.query(read)
    if (found?.mode === mode) return
    if (found?.mode) throw refusal(sentence(mode))
    if (mode === 'demo' && found?.organizations) throw refusal(sentence(mode))
    tx.queue(stamp, [mode])
  })
}

function sentence(mode: 'demo' | 'live'): string {
  return mode === 'demo'
    ? 'This database is not the demo’s: it may hold real people. Use another GATEHOUSE_DATA or DATABASE_URL for the demo.'
    : 'This database belongs to the demo, whose passwords are known. Use another GATEHOUSE_DATA or DATABASE_URL.'
}

const setSetup = statement('installation_setup', 'update installation set setup_hash = $1')
const lockSetup = statement<{ setup_hash: string | null }>(
  'installation_setup_lock',
  'select setup_hash from installation where setup_hash is not null for update',
)
const anyOrganization = statement<{ exists: boolean }>(
  'installation_any',
  'select exists (select from organization_slugs)',
)

/** A new first-run secret, as long as there is no organization; the one before stops working. */
export async function issueSetupSecret(): Promise<string | null> {
  return withOrg(nobody, async (tx) => {
    const [some] = await tx.query(anyOrganization)
    if (some?.exists) return null
    const secret = randomBase62(secretLength)
    tx.queue(setSetup, [sha256Hex(secret)])
    return secret
  })
}

/** Whether nobody has set this installation up yet. */
export async function awaitsSetup(): Promise<boolean> {
  const [some] = await withOrg(nobody, (tx) => tx.query(anyOrganization))
  return some?.exists === false
}

/** Whether this is the first-run secret. */
export async function isSetupSecret(secret: string): Promise<boolean> {
  return withOrg(nobody, (tx) => holdsSetup(tx, secret))
}

async function holdsSetup(tx: Tx, secret: string): Promise<boolean> {
  const [row] = await tx.query(lockSetup)
  return row?.setup_hash === sha256Hex(secret)
}

/** Takes the first-run secret, once: true for one caller only. */
export async function takeSetupSecret(secret: string): Promise<boolean> {
  return withOrg(nobody, async (tx) => {
    if (!(await holdsSetup(tx, secret))) return false
    tx.queue(setSetup, [null])
    return true
  })
}

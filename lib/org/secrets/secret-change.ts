/** Another secret for the whole installation, in one transaction over all organizations: afterwards the data belong to
 *  the new one, or nothing has happened. Nothing else may work on the data meanwhile (lib/db/hold.ts). */

import { withEveryOrg } from '@/lib/db/every-org'
import { claim, findOrg, type Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import type { Actor } from '../can'
import { answerable } from '../roles/last-admin'
import { type Write, writeIn } from '../write'
import type { SecretChange } from './sealed-table'
import { remember } from './secret-check'
import { type HoldingName, holdings } from './secret-holdings'

const names = Object.keys(holdings) as HoldingName[]
type Counts = Record<HoldingName, number>

export interface Changed {
  readonly organizations: number
  /** What was made anew, or is lost. */
  readonly counts: Counts
  /** What did not open before either, or nobody can make anew. */
  readonly shut: Counts
}

const every = statement<{ org_id: string }>(
  'secret_organizations',
  'select org_id from organization_slugs order by org_id',
)

/** Makes everything anew under another secret. */
export async function rotate(change: SecretChange, actor: Actor): Promise<Changed> {
  return inAll(change.to, actor, async (w, tally) => {
    for (const name of names) {
      const { done, shut } = await holdings[name].rotate(w.tx, change)
      tally.counts[name] += done
      tally.shut[name] += shut
    }
    w.effects.audit({ event: 'secret.rotate', target: w.org.name })
  })
}

/** Makes do with a new secret where the old one is gone. Unless `sure`, it answers what would be lost and changes
 *  nothing. */
export async function replaceLost(to: string, actor: Actor, { sure }: { readonly sure: boolean }): Promise<Changed> {
  const lose = async (w: Write, tally: Changed) => {
    const own: Partial<Counts> = {}
    for (const name of names) {
      own[name] = await holdings[name].lose(w, to)
      tally.counts[name] += own[name]
    }
    const { apps = 0, recoveryCodes = 0, samlKeys = 0, samlSessions = 0, samlMessages = 0 } = own
    const after = { apps, recoveryCodes, samlKeys, samlSessions, samlMessages }
    w.effects.audit({ event: 'secret.lose', target: w.org.name, after })
    if (apps === 0 && samlKeys === 0) return
    for (const address of await answerable(w.tx)) {
      w.effects.mail({ kind: 'secret_lost', userId: null, to: address, apps, saml: samlKeys > 0 })
    }
  }
  return inAll(to, actor, lose, sure)
}

async function inAll(
  to: string,
  actor: Actor,
  each: (w: Write, tally: Changed & { organizations: number }) => Promise<void>,
  keep = true,
): Promise<Changed> {
  const none = () => Object.fromEntries(names.map((name) => [name, 0])) as Counts
  const tally = { organizations: 0, counts: none(), shut: none() }
  return withEveryOrg(
    async (tx, bindTo) => {
      for (const { org_id } of await tx.query(every)) {
        const orgId = claim(org_id)
        const bound = orgId && (await bindTo(orgId))
        const org = bound && (await findOrg(bound))
        if (!bound || !org) continue
        await changeIn(bound, org, actor, (w) => each(w, tally))
        tally.organizations += 1
      }
      remember(tx, to)
      return tally
    },
    () => keep,
  )
}

/** What was queued belongs to this organization: it has to be through before the next one's turn. */
async function changeIn(tx: Tx, org: Org, actor: Actor, fn: (w: Write) => Promise<void>): Promise<void> {
  await writeIn(tx, org, actor, fn)
  await tx.query(statement('secret_organization_done', 'select'))
}

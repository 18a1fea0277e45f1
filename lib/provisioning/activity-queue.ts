/** Rows of reads and refusals on their way to the activity log: nobody waits for them. They are kept for a second or
 *  until there are 200, then written with one statement an organization. The queue is bounded in rows and in size, and
 *  what cannot be stored is dropped and counted: a log of reads is not worth a request. */
import { log } from '@/lib/base/log'
import { singleton } from '@/lib/base/singleton'
import type { OrgId } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type ActivityEntry, record } from './activity'

const delayMs = 1_000
const batch = 200
const maxRows = 5_000

class ActivityQueue {
  private rows: { readonly orgId: OrgId; readonly entry: ActivityEntry }[] = []
  private dropped = 0
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()
  private waiting = 0

  add(orgId: OrgId, entry: ActivityEntry): void {
    if (this.rows.length + this.waiting >= maxRows) {
      this.dropped++
      return
    }
    this.rows.push({ orgId, entry })
    if (this.rows.length >= batch) this.flush()
    else this.timer ??= setTimeout(() => this.flush(), delayMs).unref()
  }

  /** Resolves when everything added so far is stored or dropped. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const rows = this.rows.splice(0)
    this.waiting += rows.length
    this.writing = this.writing.then(async () => {
      await this.store(rows)
      this.waiting -= rows.length
      this.report()
    })
    return this.writing
  }

  private async store(rows: readonly { orgId: OrgId; entry: ActivityEntry }[]): Promise<void> {
    const byOrganization = new Map<OrgId, ActivityEntry[]>()
    for (const { orgId, entry } of rows) {
      const own = byOrganization.get(orgId)
      if (own) own.push(entry)
      else byOrganization.set(orgId, [entry])
    }
    for (const [orgId, entries] of byOrganization) {
      try {
        await withOrg(orgId, async (tx) => record(tx, entries))
      } catch (error) {
        this.dropped += entries.length
        log.warn({ err: error, org: orgId }, 'activity could not be stored')
      }
    }
  }

  private report(): void {
    if (this.dropped === 0) return
    log.warn({ rows: this.dropped }, 'activity rows were dropped')
    this.dropped = 0
  }
}

const queue = () => singleton('activity.queue', () => new ActivityQueue())

/** Writes the row within a second or so; loses it where the database is away. */
export function recordLater(orgId: OrgId, entry: ActivityEntry): void {
  queue().add(orgId, entry)
}

/** Stores what waits: at shutdown, after the last request and before the connections are closed. */
export function flushActivity(): Promise<void> {
  return queue().flush()
}

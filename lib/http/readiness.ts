import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'

const ping = statement('ping', 'select 1')

/** Whether this node can serve: the database answers. Says no more than that. */
export async function isReady(): Promise<boolean> {
  return withOrg(nobody, (tx) => tx.query(ping)).then(
    () => true,
    () => false,
  )
}

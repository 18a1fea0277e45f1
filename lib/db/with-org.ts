import { type OrgId, openTx, type Tx } from './tx'

/** Runs `fn` in one transaction of the organization: committed when it returns, rolled back when it throws. The
 *  only way to write. What `fn` queued last travels with the commit. */
export async function withOrg<R>(orgId: OrgId, fn: (tx: Tx) => Promise<R>): Promise<R> {
  const tx = openTx(orgId)
  let result: R
  try {
    result = await fn(tx)
  } catch (error) {
    await tx.rollback()
    throw error
  }
  await tx.commit()
  return result
}

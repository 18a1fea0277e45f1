/** How much each key was used on each of the last thirty days: the minutes of the day (UTC) in which it was. Enough to
 *  tell a key that works daily from one that fell silent, and a counter of requests would cost every request. */
import type { Reading } from '@/lib/db/read-org'
import type { OrgId } from '@/lib/db/tx'

export const daysDrawn = 30

/** Minutes by day, the last one today; all 0 for a key that nothing used. */
export type KeyDays = readonly number[]

/** For use inside a larger statement with the organization as $1, the key as $2, the time as $3 and `used`, a row where
 *  the use is to be noted. */
export const countDay = `
  counted as (
    insert into key_days (org_id, key_id, day, minutes)
    select $1, $2, ($3::timestamptz at time zone 'UTC')::date, 1 from used
    on conflict (org_id, key_id, day) do update set minutes = key_days.minutes + 1
  ), forgotten as (
    delete from key_days where org_id = $1 and key_id = $2
      and day <= ($3::timestamptz at time zone 'UTC')::date - ${daysDrawn} and exists (select from used)
  )`

const dayMs = 86_400_000

/** The last thirty days of these keys, by id. */
export async function readDays(
  { db, now }: Reading,
  orgId: OrgId,
  ids: readonly string[],
): Promise<Map<string, KeyDays>> {
  const today = Math.floor(now.getTime() / dayMs)
  const rows = await db.keyDay.findMany({
    where: { orgId, keyId: { in: [...ids] }, day: { gt: new Date((today - daysDrawn) * dayMs) } },
  })
  const days = new Map(ids.map((id) => [id, new Array<number>(daysDrawn).fill(0)]))
  for (const { keyId, day, minutes } of rows) {
    const place = daysDrawn - 1 - (today - Math.floor(day.getTime() / dayMs))
    if (place < daysDrawn) days.get(keyId)?.splice(place, 1, minutes)
  }
  return days
}

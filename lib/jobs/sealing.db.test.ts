import { expect, test } from 'vitest'
import { verify } from '@/lib/audit/verify'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { makeOrg } from '@/lib/org/testing/world'
import { startSealing } from './sealing'

await cloneDatabase()

test('the worker seals what happened in every organization, and has ended when it says so', async () => {
  const [one, other] = [await makeOrg(), await makeOrg()]
  const sealing = startSealing()
  for (const { id } of [one, other]) {
    await expect.poll(() => verify(id), { timeout: 20_000 }).toMatchObject({ intact: true, rows: 1, unsealed: 0 })
  }
  await sealing.stop()
  const late = await makeOrg()
  expect(await verify(late.id)).toMatchObject({ rows: 0, unsealed: 1 })
})

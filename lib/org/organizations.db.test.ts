import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { list } from './organizations'
import { manyOrganizations } from './testing/organization'

const { url } = await cloneDatabase()

test('the operator is shown all organizations by slug, however many there are for the connections', async () => {
  await manyOrganizations(url, 300)
  const slugs = (await list()).map(({ slug }) => slug)
  expect([slugs.length, slugs[0], slugs.at(-1)]).toEqual([300, 'many-000001', 'many-000300'])
})

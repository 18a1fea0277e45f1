import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { invite, makeOrg } from '../testing/world'
import * as views from './people-views'
import { parsePeopleQuery } from './user-directory-query'

await cloneDatabase()

test('a view keeps the filters and the look, belongs to one person, and a name is there once', async () => {
  const org = await makeOrg()
  const [one, two] = [await invite(org, 'one@example.com'), await invite(org, 'two@example.com')]
  await views.save(org.id, one, ' Gone quiet ', parsePeopleQuery({ seen: 'older', density: 'compact' }))
  await views.save(org.id, one, 'Gone quiet', parsePeopleQuery({ seen: 'never' }))
  expect(await views.listOf(org.id, two)).toEqual([])
  const [view, ...others] = await views.listOf(org.id, one)
  expect(others).toEqual([])
  expect(view).toMatchObject({ name: 'Gone quiet', query: '?seen=never' })
  await views.remove(org.id, two, view?.id ?? '')
  expect(await views.listOf(org.id, one)).toHaveLength(1)
  await views.remove(org.id, one, view?.id ?? '')
  expect(await views.listOf(org.id, one)).toEqual([])
})

test('a person keeps thirty views, and each may still be replaced', async () => {
  const org = await makeOrg()
  const id = await invite(org, 'many@example.com')
  for (let n = 1; n <= views.mostViews; n += 1) await views.save(org.id, id, `View ${n}`, parsePeopleQuery({}))
  await expect(views.save(org.id, id, 'One more', parsePeopleQuery({}))).rejects.toMatchObject({
    code: 'views_too_many',
  })
  await views.save(org.id, id, 'View 3', parsePeopleQuery({ q: 'zoe' }))
  await expect(views.save(org.id, id, '  ', parsePeopleQuery({}))).rejects.toMatchObject({ code: 'name_missing' })
})

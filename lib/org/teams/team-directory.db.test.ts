import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, newPerson, peek } from '../testing/organization'
import { write } from '../write'
import { create as createManaged } from './managed-teams'
import { describe as describeTeam } from './team-details'
import { list, teamsPerPage } from './team-directory'
import { formatTeamQuery, parseTeamQuery } from './team-directory-query'
import { candidates, find, members, membersPerPage } from './team-directory-team'
import * as teams from './teams'

const { url } = await cloneDatabase()

const ask = (text = '') => parseTeamQuery(Object.fromEntries(new URLSearchParams(text)))
const refused = (code: string) => expect.objectContaining({ code })

async function acme() {
  const org = await newOrganization()
  return { org, admin: await newPerson(org, 'Admin') }
}

test('the pages of a list go on where the last one ended, forwards and back, and nobody is shown twice', async () => {
  const { org, admin } = await acme()
  const total = teamsPerPage * 2 + 7
  for (let n = 0; n < total; n++) await teams.create(org, admin, { name: `Team ${String(n).padStart(3, '0')}` })
  const seen: string[] = []
  let query = ask()
  for (;;) {
    const page = await list(org.id, query)
    seen.push(...page.teams.map(({ name }) => name))
    if (!page.hasNext) break
    query = { ...query, cursor: { side: 'after', handle: page.teams.at(-1)?.handle ?? '' } }
  }
  expect(seen).toEqual([...seen].sort())
  expect(new Set(seen).size).toBe(total)
  const last = await list(org.id, query)
  const back = await list(org.id, { ...query, cursor: { side: 'before', handle: last.teams[0]?.handle ?? '' } })
  expect(back.teams.map(({ name }) => name)).toEqual(seen.slice(teamsPerPage, teamsPerPage * 2))
  expect([back.hasPrevious, back.hasNext]).toEqual([true, true])
})

test('a search finds names and handles without their marks; the source is a filter, and both are counted', async () => {
  const { org, admin } = await acme()
  await teams.create(org, admin, { name: 'Équipe fiabilité' })
  const [connection] = await peek<{ id: string }>(url, 'select id from connections where org_id = $1', [org.id])
  await write(org, admin, async (w) => {
    await w.tx.ready()
    createManaged(w, { id: crypto.randomUUID(), name: 'SRE', externalId: null, connectionId: connection?.id ?? '' })
  })
  const names = async (text: string) => (await list(org.id, ask(text))).teams.map(({ name }) => name)
  expect(await names('q=equipe fia')).toEqual(['Équipe fiabilité'])
  expect(await names('q=@sre')).toEqual(['SRE'])
  expect(await names('source=managed')).toEqual(['SRE'])
  expect(await names('source=local')).toEqual(['Équipe fiabilité'])
  expect((await list(org.id, ask('source=local'))).found).toEqual({ managed: 1, local: 1 })
  const searched = await list(org.id, ask('q=sre'))
  expect([searched.found, searched.all]).toEqual([
    { managed: 1, local: 0 },
    { managed: 1, local: 1 },
  ])
  expect(formatTeamQuery(ask('q=a%20b&source=local&after=x%00'))).toBe('?q=a+b&source=local&after=x')
})

test('members come page by page by name, can be searched, and only others are offered to be added', async () => {
  const { org, admin } = await acme()
  const { id } = await teams.create(org, admin, { name: 'Ops' })
  const people: string[] = []
  for (let n = 0; n <= membersPerPage; n++) people.push((await newPerson(org, 'Standard', `Person ${1000 + n}`)).id)
  await teams.addMembers(org, admin, id, people)
  const first = await members(org.id, id, { q: '' })
  const second = await members(org.id, id, { q: '', after: first.next })
  expect([...first.people, ...second.people].map((person) => person.id)).toEqual(people)
  expect(second.next).toBeUndefined()
  expect((await members(org.id, id, { q: 'person 1007' })).people.map(({ name }) => name)).toEqual(['Person 1007'])
  const outside = await newPerson(org, 'Standard', 'Person outside')
  expect((await candidates(org.id, id, 'person')).map((person) => person.id)).toEqual([outside.id])
  expect((await find(org.id, id))?.team.members).toBe(people.length)
})

test('a description and links are stored trimmed, of managed teams too, and only web addresses are links', async () => {
  const { org, admin } = await acme()
  const { id } = await teams.create(org, admin, { name: 'Ops' })
  const links = [
    { label: ' Runbook ', url: ' https://example.com/run ' },
    { label: '', url: 'https://example.com/' },
    { label: 'Empty', url: '' },
  ]
  await describeTeam(org, admin, id, { description: ' On call ', links })
  const stored = [
    { label: 'Runbook', url: 'https://example.com/run' },
    { label: 'example.com', url: 'https://example.com/' },
  ]
  expect((await find(org.id, id))?.team).toMatchObject({ description: 'On call', links: stored })
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'nonsense']) {
    const call = describeTeam(org, admin, id, { description: '', links: [{ label: 'x', url: bad }] })
    await expect(call).rejects.toEqual(refused('team_link_invalid'))
  }
  const [row] = await peek<{ version: number }>(url, 'select version from teams where id = $1', [id])
  expect(row?.version).toBe(1)
})

test('another organization’s team is not found', async () => {
  const [mine, theirs] = [await acme(), await acme()]
  const { id } = await teams.create(theirs.org, theirs.admin, { name: 'Theirs' })
  expect(await find(mine.org.id, id)).toBeUndefined()
  expect((await list(mine.org.id, ask())).teams).toEqual([])
  expect(await candidates(mine.org.id, id, 'camille')).toHaveLength(1)
  const call = describeTeam(mine.org, mine.admin, id, { description: 'x', links: [] })
  await expect(call).rejects.toEqual(refused('team_not_found'))
})

test('a description is not written over by who saw an older one; lines may end in either way', async () => {
  const { org, admin } = await acme()
  const { id } = await teams.create(org, admin, { name: 'Ops' })
  const empty = { description: '', links: [] }
  const first = { description: 'One\r\nTwo', links: [{ label: 'Runbook', url: 'https://example.com/run' }] }
  await describeTeam(org, admin, id, first, empty)
  await expect(describeTeam(org, admin, id, { ...empty, description: 'Mine' }, empty)).rejects.toEqual(
    refused('changed_meanwhile'),
  )
  expect((await find(org.id, id))?.team).toMatchObject({ ...first, description: 'One\nTwo' })
  await describeTeam(org, admin, id, { ...first, description: 'Three' }, first)
  expect((await find(org.id, id))?.team.description).toBe('Three')
})

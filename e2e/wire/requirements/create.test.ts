import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { core, enterprise, expectError, made, nobodysId, person, verdict } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()

const everything = {
  externalId: 'Ext-1',
  name: {
    formatted: 'Ms. Barbara J Jensen, III',
    familyName: 'Jensen',
    givenName: 'Barbara',
    middleName: 'Jane',
    honorificPrefix: 'Ms.',
    honorificSuffix: 'III',
  },
  displayName: 'Babs Jensen',
  nickName: 'Babs',
  profileUrl: 'https://login.example.com/bjensen',
  title: 'Tour Guide',
  userType: 'Employee',
  preferredLanguage: 'en-US',
  locale: 'en-US',
  timezone: 'America/Los_Angeles',
  active: true,
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@jensen.example', type: 'home', display: 'Babs' },
  ],
  phoneNumbers: [{ value: '555-555-5555', type: 'work' }],
  ims: [{ value: 'someaimhandle', type: 'aim' }],
  photos: [{ value: 'https://photos.example.com/profilephoto/72930000000Ccne/F', type: 'photo' }],
  addresses: [
    { type: 'work', streetAddress: '100 Universal City Plaza', formatted: 'line one\r\nline two', primary: true },
  ],
  entitlements: [{ value: 'e1' }],
  roles: [{ value: 'r1', primary: true }],
  x509Certificates: [{ value: 'MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcN' }],
}

const employment = {
  employeeNumber: '701984',
  costCenter: '4130',
  organization: 'Universal Studios',
  division: 'Theme Park',
  department: 'Tour Operations',
  manager: { value: '26118915-6090-4610-87e4-49d8ca9f808d', $ref: '../Users/26118915-6090-4610-87e4-49d8ca9f808d' },
}

overEveryMount((wire) => {
  const post = (more: object) => wire.scim.post('/Users', person(wire, more))

  test('K01 a create gives 201, Location and the resource', async () => {
    const body = person(wire)
    const answer = await wire.scim.post('/Users', body)
    expect(answer.status).toBe(201)
    expect(answer.headers.location).toBeTruthy()
    expect(answer.json).toMatchObject({ userName: body.userName, active: true, schemas: [core] })
  })

  test('K02 Location is meta.location, absolute, and can be read', async () => {
    const answer = await post({})
    const location = String(answer.headers.location)
    expect(answer.json.meta?.location).toBe(location)
    expect(new URL(location).pathname).toBe(`/api/v2/scim/Users/${answer.json.id}`)
    expect((await wire.scim.get(`/Users/${location.split('/').at(-1)}`)).json.id).toBe(answer.json.id)
  })

  test('K03 meta is complete, and created is lastModified', async () => {
    const { meta } = await made(wire)
    expect(meta).toMatchObject({ resourceType: 'User', created: meta?.lastModified })
    expect(meta?.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  })

  test("K04 the id is the server's: a client's id and meta are ignored", async () => {
    const own = await made(wire, { id: nobodysId, meta: { created: '1999-01-01T00:00:00Z', resourceType: 'Group' } })
    expect(own.id).not.toBe(nobodysId)
    expect(own.meta?.created).not.toMatch(/^1999/)
    expect(own.meta?.resourceType).toBe('User')
  })

  test('K05 schemas names the extension only where it is used', async () => {
    expect((await made(wire, { schemas: [core, enterprise] })).schemas).toEqual([core])
    expect((await made(wire, { [enterprise]: { department: 'x' } })).schemas).toEqual([core, enterprise])
  })

  test('K06 read-only attributes are ignored', async () => {
    expect((await made(wire, { groups: [{ value: nobodysId }] })).groups).toBeUndefined()
  })

  test.each([
    ['K07 userName missing', { userName: undefined }],
    ['K07 userName null', { userName: null }],
    ['K08 userName empty', { userName: '' }],
    ['K08 userName blank', { userName: '   ' }],
  ])('%s is 400 invalidValue', async (_, more) => {
    expectError(await post(more), 400, 'invalidValue')
  })

  test.each([
    ['K09 schemas missing', { schemas: undefined }],
    ['K09 schemas empty', { schemas: [] }],
    ['K10 schemas without the core URN', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] }],
    ['K10 schemas with the extension alone', { schemas: [enterprise] }],
  ])('%s is 400', async (_, more) => {
    expectError(await post(more), 400, 'invalidSyntax')
  })

  test('K11 a userName taken is 409 uniqueness and names whose it is', async () => {
    const own = await made(wire)
    const again = await post({ userName: own.userName })
    expectError(again, 409, 'uniqueness')
    expect(again.text).toContain(own.id)
  })

  test('K12 a userName taken in other letters is 409', async () => {
    const own = await made(wire)
    expect(verdict(await post({ userName: own.userName.toUpperCase() }))).toEqual([409, 'uniqueness'])
    expect(verdict(await post({ userName: `  ${own.userName} ` }))).toEqual([409, 'uniqueness'])
  })

  test('K13 a password is never returned, nor stored', async () => {
    const password = 'Never-5tored-anywhere'
    const answer = await post({ password })
    expect(answer.status).toBe(201)
    const read = await wire.scim.get(`/Users/${answer.json.id}?attributes=password`)
    const list = await wire.scim.list({ filter: `id eq "${answer.json.id}"` })
    for (const { text } of [answer, read, list]) expect(text).not.toContain(password)
    const [row] = await wire.sql<{ text: string }>('select u::text as text from users u where id = $1', [
      answer.json.id,
    ])
    expect(row?.text).not.toContain(password)
  })

  test('K14 two primary addresses are 400', async () => {
    const [one, two] = [wire.name('one'), wire.name('two')]
    const emails = [
      { value: one, primary: true },
      { value: two, primary: true },
    ]
    expectError(await post({ emails }), 400, 'invalidValue')
  })

  test('K15 attribute names are not case sensitive', async () => {
    const value = wire.name('mail')
    const body = {
      SCHEMAS: [core],
      USERNAME: wire.name('case'),
      EMAILS: [{ VALUE: value }],
      NAME: { FAMILYNAME: 'Case' },
    }
    const answer = await wire.scim.post('/Users', body)
    expect(answer.json).toMatchObject({ userName: body.USERNAME, emails: [{ value }], name: { familyName: 'Case' } })
  })

  describe('K16 a wrong type is 400 invalidValue', () => {
    test.each([
      { active: 7 },
      { active: 'yes' },
      { active: {} },
      { name: 'x' },
      { name: [] },
      { emails: {} },
      { emails: 'a@b.test' },
      { emails: [7] },
      { emails: [{ value: {} }] },
      { emails: [{ value: 'a@b.test', primary: 'perhaps' }] },
      { userName: 7 },
      { userName: {} },
      { userName: ['x'] },
      { displayName: false },
      { [enterprise]: 'x' },
      { [enterprise]: { department: 1 } },
      { [enterprise]: { manager: 7 } },
    ])('%j', async (more) => {
      expectError(await post(more), 400, 'invalidValue')
    })
  })

  test('K17 null and [] mean unset', async () => {
    const own = await made(wire, { nickName: null, phoneNumbers: [], name: {} })
    expect(own).not.toHaveProperty('nickName')
    expect(own).not.toHaveProperty('phoneNumbers')
    expect(own).not.toHaveProperty('name')
  })

  test('K18 externalId is kept as sent, and need not be unique', async () => {
    expect((await made(wire, { externalId: ' Ext/ä-1 ' })).externalId).toBe(' Ext/ä-1 ')
    await made(wire, { externalId: ' Ext/ä-1 ' })
  })

  test('K19 K20 the core and enterprise attributes come back as they were sent', async () => {
    const body = person(wire, { ...everything, [enterprise]: employment, schemas: [core, enterprise] })
    const answer = await wire.scim.post('/Users', body)
    const { id, meta, ...rest } = (await wire.scim.get(`/Users/${answer.json.id}`)).json
    expect(rest).toEqual(body)
    expect({ id, meta, ...rest }).toEqual(answer.json)
  })

  test('K21 manager.displayName is read only', async () => {
    const own = await made(wire, { [enterprise]: { manager: { value: 'm', displayName: 'x' } } })
    expect(own[enterprise]?.manager).not.toHaveProperty('displayName')
  })

  test('K21 manager.$ref points to the manager', async () => {
    const boss = await made(wire)
    const own = await made(wire, { [enterprise]: { manager: { value: boss.id } } })
    expect(own[enterprise]?.manager?.$ref).toMatch(new RegExp(`/Users/${boss.id}$`))
  })

  test('K22 the same address twice is kept once', async () => {
    const email = { value: wire.name('twice'), type: 'work' }
    expect((await made(wire, { emails: [email, email] })).emails).toEqual([email])
  })

  test('K23 unknown attributes and schemas are ignored', async () => {
    const own = await made(wire, { schemas: [core, 'urn:x:y'], foo: 1, 'urn:x:y': { bar: 2 } })
    expect(own).not.toHaveProperty('foo')
    expect(own).not.toHaveProperty('urn:x:y')
    expect(own.schemas).toEqual([core])
  })

  test('any non-empty userName is accepted, also one that is no address: then no mail is queued', async () => {
    const own = await made(wire, { userName: `DOMAIN\\jdoe ${wire.name('')}`.replace('@', ' at ') })
    expect(await wire.sql('select id from outbox where user_id = $1', [own.id])).toEqual([])
  })

  test('active false creates a disabled person and sends nothing', async () => {
    const own = await made(wire, { active: false })
    expect(own.active).toBe(false)
    expect(await wire.sql('select id from outbox where user_id = $1', [own.id])).toEqual([])
  })

  test('an e-mail address that another person has is 409', async () => {
    const emails = [{ value: wire.name('shared'), type: 'work', primary: true }]
    await made(wire, { emails })
    expectError(await post({ emails }), 409, 'uniqueness')
  })

  test('white space around an address keeps no mail back and hides no other person with it', async () => {
    const value = wire.name('padded')
    const own = await made(wire, { emails: [{ value: ` ${value}\t`, type: 'work' }] })
    expect(own.emails?.[0]?.value).toBe(` ${value}\t`)
    const mailed = await wire.sql('select email from users where id = $1', [own.id])
    expect(mailed).toEqual([{ email: value }])
    expect(await wire.sql('select id from outbox where user_id = $1', [own.id])).toHaveLength(1)
    for (const other of [value, `  ${value.toUpperCase()}`]) {
      expectError(await post({ emails: [{ value: other, primary: true }] }), 409, 'uniqueness')
    }
  })

  test('one that mail does not go to may be shared, as discovery says', async () => {
    const emails = () => [{ value: wire.name('own'), primary: true }, shared]
    const shared = { value: wire.name('office'), type: 'work' }
    await made(wire, { emails: emails() })
    await made(wire, { emails: emails() })
    const { json } = await wire.scim.get(`/Schemas/${core}`)
    const attributes = json.attributes as unknown as {
      name: string
      description: string
      subAttributes: { name: string; uniqueness: string }[]
    }[]
    const described = attributes.find(({ name }) => name === 'emails')
    expect(described?.subAttributes.find(({ name }) => name === 'value')?.uniqueness).toBe('none')
    expect(described?.description).toMatch(/409 uniqueness.*may be shared/)
  })

  test('R12 the answer holds what is asked for, and id and schemas', async () => {
    const answer = await wire.scim.post('/Users?attributes=userName', person(wire, { nickName: 'x' }))
    expect(Object.keys(answer.json).sort()).toEqual(['id', 'schemas', 'userName'])
  })
})

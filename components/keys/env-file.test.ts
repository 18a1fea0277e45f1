import { expect, test } from 'vitest'
import { envFile } from './env-file'
import type { RevealedKey } from './state'

const key: RevealedKey = {
  id: 'k',
  name: 'okta\nGATEHOUSE_KEY=other',
  secret: 'gh_org_id_secret',
  account: 'SCIM Okta',
  can: '',
  scim: true,
  expires: null,
  href: '/',
}

test('a key for SCIM comes with its base URL, and no name adds a line', () => {
  expect(envFile(key, 'https://gate.example.com')).toBe(
    '# SCIM Okta, okta GATEHOUSE_KEY=other\nGATEHOUSE_SCIM_URL=https://gate.example.com/api/v2/scim\nGATEHOUSE_KEY=gh_org_id_secret\n',
  )
})

test('any other key comes alone', () => {
  expect(envFile({ ...key, name: 'reports', scim: false }, 'https://gate.example.com')).toBe(
    '# SCIM Okta, reports\nGATEHOUSE_KEY=gh_org_id_secret\n',
  )
})

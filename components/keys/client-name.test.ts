import { expect, test } from 'vitest'
import { clientName } from './client-name'

test.each([
  ['Okta SCIM Client 1.0.0', 'Okta'],
  ['curl/8.9.1', 'curl 8.9'],
  ['python-requests/2.32.3', 'python-requests 2.32'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 'Mozilla 5.0'],
  ['PostmanRuntime', 'PostmanRuntime'],
])('%s is %s', (agent, name) => expect(clientName(agent)).toBe(name))

test.each([null, '', '   ', '(compatible)'])('%j names no program', (agent) => expect(clientName(agent)).toBeNull())

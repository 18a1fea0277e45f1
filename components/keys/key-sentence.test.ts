import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { KeySentence } from './key-sentence'

const masked = 'gh_…9f0c'
const drawn = (text: string) => renderToStaticMarkup(createElement(KeySentence, { masked, text }))

test.each(['en', 'fr'] as const)('a masked key stands in the face of keys within a sentence (%s)', (locale) => {
  const { personal } = messages(locale).applicationKeys
  const { credential } = messages(locale).provisioning
  for (const text of [
    personal.text('SCIM', masked, 'Paul Ito'),
    personal.moving('SCIM', masked),
    credential.ready('SCIM Okta', masked),
  ])
    expect(drawn(text)).toContain(`<code class="mono">${masked}</code>`)
})

test('a sentence without the key stays as it is', () => {
  expect(drawn('SCIM runs.')).toBe('SCIM runs.')
})

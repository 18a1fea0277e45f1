/** The history of a person is sentences, in every language. */
import { describe, expect, test } from 'vitest'
import { eventSentence } from '@/app/organization-settings/users/event-sentence'
import { auditEvents } from '@/lib/audit/events'
import { locales } from './locale'
import { messages } from './messages'

const tell = (event: string, own: boolean, locale: (typeof locales)[number]) =>
  eventSentence(
    { id: '1', at: new Date(), event, actorKind: 'user', actorName: 'Paul', own, before: null, after: null },
    'Zoé',
    messages(locale),
  )

describe.each(locales)('in %s', (locale) => {
  test.each(auditEvents)('%s has a sentence, whoever did it', (event) => {
    for (const own of [true, false]) {
      expect(tell(event, own, locale)).toContain('Paul')
      expect(tell(event, own, locale)).not.toContain(event)
    }
  })

  test('a key that took the place of another is told of whoever holds it', () => {
    expect(tell('application_key.rotate', false, locale)).toContain('Zoé')
    expect(tell('application_key.rotate', true, locale)).not.toContain('Zoé')
  })
})

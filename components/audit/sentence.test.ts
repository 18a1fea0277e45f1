import { describe, expect, test } from 'vitest'
import { auditEvents } from '@/lib/audit/events'
import type { AuditRow } from '@/lib/audit/list'
import { eventNouns } from '@/lib/audit/query'
import { messages } from '@/lib/i18n/messages'
import { phrase, sentence, targetText } from './sentence'

const row = (event: string, more: Partial<AuditRow> = {}): AuditRow => ({
  id: '',
  at: new Date(0),
  event,
  actorKind: 'user',
  actorId: null,
  actorName: 'Paul Ito',
  keyId: null,
  address: null,
  requestId: null,
  targetId: null,
  target: 'Zoé Martin',
  before: null,
  after: null,
  ...more,
})
const [en, fr] = [messages('en'), messages('fr')]

describe('an event in words', () => {
  test.each(auditEvents)('%s has a sentence of its own in both languages', (event) => {
    for (const t of [en, fr]) expect(sentence(row(event), t)).not.toContain(event)
  })

  test('every noun that events are filtered by has a name', () => {
    for (const noun of eventNouns) expect(en.auditLog.nouns).toHaveProperty(noun)
  })

  test('names whom it was about, apart, for bold letters', () => {
    expect(phrase(row('user.remove'), en)).toEqual(['removed ', 'Zoé Martin', ''])
  })

  test('says what ended, who came and went, from what to what', () => {
    const ended = row('user.deactivate', { after: { sessionsEnded: 2, keysRevoked: 1 } })
    expect(sentence(ended, en)).toBe('Paul Ito disabled Zoé Martin; 2 sessions and 1 key ended')
    const session = row('user.deactivate', { after: { sessionsEnded: 1, keysRevoked: 0 } })
    expect(sentence(session, fr)).toBe('Paul Ito a désactivé Zoé Martin ; fin de 1 session')
    const moved = row('team.members', { target: 'SRE', after: { added: 1, removed: 3 } })
    expect(sentence(moved, fr)).toBe('Paul Ito a ajouté 1 personne à l’équipe SRE et en a retiré 3')
    const titled = row('user.update', { before: { title: 'A' }, after: { title: 'B' } })
    expect(sentence(titled, en)).toBe('Paul Ito changed the title of Zoé Martin from A to B')
  })

  test('names a key with its owner in the reader’s words, not with the colon of the log', () => {
    const revoked = (target: string, before: unknown) => row('application_key.revoke', { target, before })
    const first = revoked('SCIM Okta: okta-2026', { keyId: 'k', name: 'okta-2026' })
    expect(phrase(first, en)).toEqual(['revoked the application key ', 'okta-2026', ' of SCIM Okta'])
    expect(sentence(first, fr)).toBe('Paul Ito a révoqué la clé d’application okta-2026 de SCIM Okta')
    expect(targetText(first, fr)).toBe('okta-2026 de SCIM Okta')
    // A colon within a name is no end of it where the event says which is which; older events do not.
    expect(targetText(revoked('CI: night: copy: 2', { name: 'copy: 2' }), en)).toBe('copy: 2 of CI: night')
    expect(targetText(revoked('SCIM Okta: okta-2025', { keyId: 'k' }), en)).toBe('okta-2025 of SCIM Okta')
    expect(targetText(revoked('okta-2024', null), en)).toBe('okta-2024')
  })

  test('an event without a sentence is named as the log names it', () => {
    expect(sentence(row('moon.landing'), en)).toBe('Paul Ito moon.landing Zoé Martin')
  })

  test('a name cannot make anything bold', () => {
    expect(phrase(row('user.remove', { target: 'a\u0001b' }), en)).toEqual(['removed ', 'ab', ''])
  })
})

import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { KeptCheckbox, KeptSelectField, KeptTextAreaField, KeptTextField, Typed } from './kept-field'

const drawn = (field: ReactElement, typed: Record<string, string>) =>
  renderToStaticMarkup(createElement(Typed.Provider, { value: typed }, field))

describe('a field of a form that was refused', () => {
  test('comes back with what was typed, even with nothing, not with what is stored', () => {
    const text = createElement(KeptTextField, { label: '', name: 'zone', defaultValue: 'UTC' })
    expect(drawn(text, { zone: 'Mars' })).toContain('value="Mars"')
    expect(drawn(text, { zone: '' })).toContain('value=""')
    const lines = createElement(KeptTextAreaField, { label: '', name: 'contacts', defaultValue: 'a@acme.test' })
    expect(drawn(lines, { contacts: 'nope' })).toContain('>nope</textarea>')
    const options = ['en', 'fr'].map((value) => createElement('option', { key: value, value }, value))
    const frame = { label: '', name: 'locale', defaultValue: 'en', children: options }
    const choice = createElement(KeptSelectField, frame)
    expect(drawn(choice, { locale: 'fr' })).toMatch(/<option[^>]*value="fr"[^>]* selected=""/)
  })

  test('a box comes back as it was left', () => {
    const box = createElement(KeptCheckbox, { label: '', name: 'reminders', defaultChecked: true })
    expect(drawn(box, { contacts: 'nope' })).not.toContain('checked')
    expect(drawn(box, { contacts: 'nope', reminders: 'on' })).toContain('checked')
    expect(drawn(box, {})).toContain('checked')
  })

  test('shows what is stored before', () => {
    expect(drawn(createElement(KeptTextField, { label: '', name: 'zone', defaultValue: 'UTC' }), {})).toContain('"UTC"')
  })
})

import { describe, expect, it } from 'vitest'
import { resolveLocale, toLocale } from './locale'

describe('resolveLocale', () => {
  it('prefers the nearest deliberate choice', () => {
    const all = { cookie: 'fr', user: 'en', organization: 'en', acceptLanguage: 'en' }
    expect(resolveLocale(all)).toBe('fr')
    expect(resolveLocale({ ...all, cookie: null, user: 'fr' })).toBe('fr')
    expect(resolveLocale({ organization: 'fr', acceptLanguage: 'en' })).toBe('fr')
  })

  it('passes over what it does not speak', () => {
    expect(resolveLocale({ cookie: 'de', user: 'fr-CA' })).toBe('fr')
    expect(resolveLocale({ cookie: '', user: null, acceptLanguage: 'de, nl' })).toBe('en')
  })

  it('weighs what the browser asks for', () => {
    expect(resolveLocale({ acceptLanguage: 'de-DE,fr;q=0.8,en;q=0.9' })).toBe('en')
    expect(resolveLocale({ acceptLanguage: 'de-DE, fr-FR;q=0.8, en;q=0.8' })).toBe('fr')
    expect(resolveLocale({ acceptLanguage: 'en;q=0, fr;q=0.1' })).toBe('fr')
  })

  it('speaks English to a header it cannot read', () => {
    expect(resolveLocale({ acceptLanguage: ';;q=,,fr;q=often' })).toBe('en')
    expect(resolveLocale({})).toBe('en')
  })
})

it('reads region tags of either spelling', () => {
  expect(toLocale('fr_BE')).toBe('fr')
  expect(toLocale('EN-us')).toBe('en')
  expect(toLocale('frisian')).toBeUndefined()
})

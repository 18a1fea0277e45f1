/** The compiler proves that French has the shape of English; this proves that it is French, set as French is set. */
import { describe, expect, it } from 'vitest'
import { en } from './en'
import { fr } from './fr'

type Message = string | ((...values: never[]) => string)

/** Every message under its path, functions filled with figures: messages take strings and numbers only. */
function entries(catalogue: object, path: string[] = []): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, object | Message]) => {
    const here = [...path, key]
    if (typeof value === 'string') return [[here.join('.'), value]]
    if (typeof value === 'function')
      return [[here.join('.'), String(Reflect.apply(value, undefined, sample(value.length)))]]
    return entries(value, here)
  })
}

const sample = (length: number) => Array.from({ length }, (_, index) => index + 2)

/** Words of other products' screens that those do not translate. */
const foreign =
  /^(provisioning\.fields\.okta\.(url|token)|guides\.variables\.\w+\.fallback|saml\.values\.fields\.okta\.entityId|guides\.\w+\.sections\.\d+\.fields\..*)$/

/** Without what is typed, which stands between backticks and is set as machines read it. */
const prose = (messages: Iterable<[string, string]>): [string, string][] =>
  [...messages].map(([path, text]) => [path, text.replace(/`[^`]*`/g, 'x')])

const english = new Map(entries(en))
const french = entries(fr)

describe('the French catalogue', () => {
  it('has every English message and no other', () => {
    expect(french.map(([path]) => path).sort()).toEqual([...english.keys()].sort())
  })

  it('leaves no message empty and no sentence in English', () => {
    const untranslated = french.filter(
      ([path, text]) => !text.trim() || (text.length > 20 && text === english.get(path) && !foreign.test(path)),
    )
    expect(untranslated).toEqual([])
  })

  it('sets a narrow no-break space, never a plain or a wide one, where French wants one', () => {
    const wrong = prose(french).filter(([, text]) =>
      /[ \u00a0][;:!?»]|«[ \u00a0]|[\p{L}\d)][;!?»](?!\w)|«\p{L}/u.test(text),
    )
    expect(wrong).toEqual([])
  })

  it('calls what is mailed an e-mail, in every place', () => {
    const mailed = french.filter(([path]) => {
      const told = english.get(path) ?? ''
      return /(?<!e-)\bmails?\b/i.test(told) && !/message/i.test(told)
    })
    expect(mailed.length).toBeGreaterThan(50)
    expect(mailed.filter(([, text]) => /\bmessages?\b/i.test(text))).toEqual([])
    expect(french.filter(([, text]) => /courriel|adresses? de messagerie/i.test(text))).toEqual([])
  })

  it('sets curly apostrophes and quotes', () => {
    expect(prose(french).filter(([, text]) => /['"]/.test(text))).toEqual([])
  })
})

it('English sets curly apostrophes and quotes too', () => {
  expect(prose(english).filter(([, text]) => /\w'\w|"/.test(text))).toEqual([])
})

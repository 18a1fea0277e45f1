/** What people are told when something is refused: every code, in both languages; and a link to the guide where a
 *  refused request is read. Of SCIM the cause, the remedy and what to do at Okta and at Entra ID; of SAML what the person
 *  reads and what the administrator does. */
import { test } from '@playwright/test'
import { en } from '../../../lib/i18n/en'
import { fr } from '../../../lib/i18n/fr'
import { few, record } from './record'
import { settings, signedIn } from './session'

type Texts = Readonly<Record<string, unknown>>

/** Sentences; but for `short`, which ends one: "Okta could not create Zoé: its key has ended". */
const shapes = { sentence: /^\p{Lu}.*[.!?]$/u, short: /^\p{Ll}.*\p{L}$/u }

/** What is not told so in English, or not in words of its own in French. */
function untold(what: string, english: Texts, french: Texts): string[] {
  return Object.entries(english).flatMap(([code, text]) => {
    const other = french[code]
    const shape = code === 'short' ? shapes.short : shapes.sentence
    const isTold = [text, other].every((each) => typeof each === 'string' && shape.test(each)) && text !== other
    return isTold ? [] : [`${what} ${code}`]
  })
}

/** The same of codes that have several texts each. */
function untoldParts(what: string, english: Texts, french: Texts): string[] {
  return Object.entries(english).flatMap(([code, texts]) =>
    untold(`${what} ${code}`, texts as Texts, (french[code] ?? {}) as Texts),
  )
}

test('row 17: what is told of errors', async ({ browser }) => {
  const failures = untoldParts('activity', en.activity.failures, fr.activity.failures)
  const saml = untoldParts('SAML', en.sso.refused, fr.sso.refused)
  const refused = untold('refused', en.errors.refused, fr.errors.refused)
  const page = await signedIn(browser)
  await page.goto(`${settings}/provisioning/activity?result=refused`)
  await page.goto(
    (await page
      .getByRole('main')
      .getByRole('link', { name: /^Refused/ })
      .first()
      .getAttribute('href')) ?? '',
  )
  const links = await page.getByRole('main').locator('a[href^="/docs"]').count()
  await page.context().close()
  const [codes, causes, refusals] = [en.errors.refused, en.activity.failures, en.sso.refused].map(
    (texts) => Object.keys(texts).length,
  )
  const missing = [...failures, ...saml, ...refused, ...(links > 0 ? [] : ['no link to a guide'])]
  await record({
    row: 17,
    measured: `${codes} refusals, ${causes} causes of SCIM failures and ${refusals} of SAML, ${missing.length} lacking; ${links} links to guides beside one`,
    reached: missing.length === 0,
    why: few(missing),
  })
})

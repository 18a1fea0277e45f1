/** What people are told when something is refused: every code, in both languages; and a link to the guide where a
 *  refused request is read. */
import { test } from '@playwright/test'
import { en } from '../../../lib/i18n/en'
import { fr } from '../../../lib/i18n/fr'
import { few, record } from './record'
import { settings, signedIn } from './session'

type Texts = Readonly<Record<string, unknown>>

/** A sentence for each, in French other than in English. */
function unlikeSentences(what: string, english: Texts, french: Texts): string[] {
  return Object.entries(english).flatMap(([code, text]) => {
    const other = french[code]
    if (typeof text !== 'string' || typeof other !== 'string') return []
    const isTold = /\p{L}.*[.!?]$/u.test(text) && /\p{L}.*[.!?]$/u.test(other) && text !== other
    return isTold ? [] : [`${what} ${code}`]
  })
}

test('row 17: what is told of errors', async ({ browser }) => {
  const failures = Object.entries(en.activity.failures).flatMap(([code, texts]) => {
    const french = (fr.activity.failures as Readonly<Record<string, Texts>>)[code]
    return french ? unlikeSentences(`activity ${code}`, texts, french) : [`activity ${code}`]
  })
  const refused = unlikeSentences('refused', en.errors.refused, fr.errors.refused)
  const page = await signedIn(browser)
  await page.goto(`${settings}/provisioning/activity?result=refused`)
  await page.goto(
    (await page
      .getByRole('main')
      .getByRole('link', { name: /^Refused/ })
      .first()
      .getAttribute('href')) ?? '',
  )
  const links = await page.locator('a[href^="/docs/"]').count()
  await page.context().close()
  const codes = Object.keys(en.errors.refused).length
  const missing = [...failures, ...refused, ...(links > 0 ? [] : ['no link to a guide'])]
  await record({
    row: 17,
    measured: `${codes} refusals and ${Object.keys(en.activity.failures).length} causes of SCIM failures, ${missing.length} lacking; ${links} links to guides beside one`,
    reached: missing.length === 0 && codes > 0,
    why: few(missing),
  })
})

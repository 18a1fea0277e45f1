/** Eight tasks, by the keyboard alone and by the mouse with its clicks counted. The keyboard works in one demo organization
 *  and the mouse in another, so that neither finds its work done. */
import { type Browser, expect, test } from '@playwright/test'
import { expireLinks } from '../support/database'
import { demo, freshAddress } from '../support/demo'
import { dress } from '../support/look'
import { provision } from '../support/scim'
import { type Hand, Keyboard, Mouse } from './hands'
import { newOrganization } from './organization'
import { few, record } from './record'
import { settings, signedIn } from './session'

type Who = 'acme' | 'globex'

interface Task {
  name: string
  clicks: number
  /** What must be so before; nothing is counted. */
  before?: (hand: Hand, who: Who) => Promise<void>
  start: string
  run: (hand: Hand, who: Who) => Promise<void>
}

const button = ({ page }: Hand, name: string | RegExp) => page.getByRole('button', { name })
const link = ({ page }: Hand, name: string | RegExp) => page.getByRole('link', { name })
const field = ({ page }: Hand, name: string) => page.getByRole('textbox', { name })

/** Where nothing is provisioned yet: the set-up folds what is done. */
async function asNewAdmin({ page }: Hand): Promise<void> {
  await page.context().clearCookies()
  await dress(page.context(), { theme: 'light', locale: 'en' })
  await page.goto(await newOrganization())
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Admin')
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence')
  await page.getByRole('button', { name: 'Accept and continue' }).click()
  await expect(page).toHaveURL(/organization-settings/)
}

const tasks: Task[] = [
  {
    name: 'sign in',
    clicks: 2,
    before: ({ page }) => page.context().clearCookies(),
    start: '/login',
    run: async (hand, who) => {
      const { email, password } = demo().organizations[who].admin
      await hand.write(field(hand, 'E-mail'), email)
      await hand.write(field(hand, 'Password'), password)
      await hand.press(button(hand, 'Sign in'))
      await expect(hand.page).toHaveURL(/organization-settings/)
      await dress(hand.page.context(), { theme: 'light', locale: 'en' })
    },
  },
  {
    name: 'invite three with a role',
    clicks: 6,
    start: `${settings}/users`,
    run: async (hand) => {
      await hand.press(link(hand, 'Invite users').first())
      const dialog = hand.page.getByRole('dialog')
      const three = [freshAddress(), freshAddress(), freshAddress()].join(', ')
      await hand.write(dialog.getByRole('textbox', { name: 'E-mail addresses' }), `${three},`)
      await hand.tick(dialog.getByRole('checkbox', { name: 'Read only' }))
      await hand.press(dialog.getByRole('button', { name: /^Send/ }))
      await expect(hand.page.getByText(/3 (people|invitations|invited)/i).first()).toBeVisible()
    },
  },
  {
    name: 'resend all expired',
    clicks: 3,
    before: async (_, who) => {
      for (let n = 0; n < 2; n += 1)
        await expireLinks(await provision(freshAddress(), undefined, demo().organizations[who].scimToken))
    },
    start: `${settings}/users`,
    run: async (hand) => {
      await hand.press(button(hand, /^Resend all/))
      await expect(button(hand, /^Resend all/)).toHaveCount(0, { timeout: 15_000 })
    },
  },
  {
    name: 'turn JIT off',
    clicks: 2,
    before: async ({ page }) => {
      await page.goto(`${settings}/authentication`)
      await page.getByRole('switch', { name: 'Just-in-time accounts' }).click()
      await expect(page.getByRole('switch', { name: 'Just-in-time accounts' })).toBeChecked()
    },
    start: `${settings}/authentication`,
    run: async (hand) => {
      await hand.press(hand.page.getByRole('switch', { name: 'Just-in-time accounts' }))
      await expect(hand.page.getByRole('switch', { name: 'Just-in-time accounts' })).not.toBeChecked()
    },
  },
  {
    name: 'copy a refused request as curl',
    clicks: 4,
    start: `${settings}/provisioning/activity`,
    run: async (hand) => {
      await hand.press(button(hand, 'Result'))
      await hand.press(hand.page.getByRole('link', { name: 'Refused', exact: true }))
      await expect(hand.page).toHaveURL(/result=refused/)
      await hand.press(
        hand.page
          .getByRole('main')
          .getByRole('link', { name: /^Refused \S/ })
          .first(),
      )
      await hand.press(button(hand, /curl/i))
    },
  },
  {
    name: 'end a session',
    clicks: 3,
    start: '/account/sessions',
    run: async (hand) => {
      const ends = hand.page.getByRole('main').getByRole('button', { name: /^End \(/ })
      await ends.first().waitFor()
      const count = await ends.count()
      await hand.press(ends.first())
      await expect(ends).toHaveCount(count - 1)
    },
  },
  {
    name: 'SCIM account with a key, copied',
    clicks: 5,
    before: asNewAdmin,
    start: `${settings}/provisioning/setup`,
    run: async (hand) => {
      await hand.press(hand.page.getByRole('link', { name: 'Other', exact: true }))
      await expect(hand.page).toHaveURL(/idp=/)
      await hand.press(button(hand, /^Create (another|service account and key)/).first())
      await copyKey(hand)
    },
  },
  {
    name: 'SCIM setup up to the first request',
    clicks: 7,
    before: asNewAdmin,
    start: `${settings}/provisioning/setup`,
    run: async (hand) => {
      await hand.press(hand.page.getByRole('link', { name: 'Okta', exact: true }))
      await expect(hand.page).toHaveURL(/idp=okta/)
      await hand.press(button(hand, /^Create (another|service account and key)/).first())
      await copyKey(hand)
      await hand.press(hand.page.getByRole('main').getByRole('button', { name: /^Copy/ }).first())
      await expect(hand.page.getByText('Copied').first()).toBeVisible()
    },
  },
]

/** The dialog with the key: copied, kept, closed. */
async function copyKey(hand: Hand): Promise<void> {
  const dialog = hand.page.getByRole('dialog')
  await hand.press(dialog.getByRole('button', { name: 'Copy' }))
  await hand.tick(dialog.getByRole('checkbox'))
  await hand.press(dialog.getByRole('button', { name: 'Done' }))
  await expect(dialog).toHaveCount(0)
}

async function perform(browser: Browser, who: Who, handOf: (page: Hand['page']) => Hand) {
  const other = await signedIn(browser, {}, who)
  const page = await signedIn(browser, { permissions: ['clipboard-read', 'clipboard-write'] }, who)
  page.setDefaultTimeout(15_000)
  await dress(page.context(), { theme: 'light', locale: 'en' })
  const done: { task: Task; hand: Hand; failure?: string }[] = []
  for (const task of tasks) {
    const hand = handOf(page)
    try {
      await task.before?.(hand, who)
      await page.goto(task.start)
      await page.waitForLoadState('networkidle')
      await task.run(hand, who)
      done.push({ task, hand })
    } catch (error) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the runner colours its messages
      const [first = ''] = (error as Error).message.replace(/\u001b\[[0-9;]*m/g, '').split('\n')
      done.push({ task, hand, failure: `${task.name}: ${first.slice(0, 120)}` })
    }
  }
  return { done, page, close: () => Promise.all([page.context().close(), other.context().close()]) }
}

/** What opened from a control gives the focus back to it. */
async function returns(page: Hand['page']): Promise<string[]> {
  await page.goto(`${settings}/users`)
  await page.waitForLoadState('networkidle')
  const openers = {
    palette: page.getByRole('link', { name: 'Search or jump…' }),
    'invite dialog': page.getByRole('link', { name: 'Invite users' }).first(),
    'user panel': page.locator('main tbody a[href*="/users/"]').first(),
    menu: page.getByRole('button', { name: 'Theme' }),
  }
  const lost: string[] = []
  for (const [name, opener] of Object.entries(openers)) {
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.locator('dialog[open], [popover]:popover-open').first().waitFor()
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog[open], [popover]:popover-open')).toHaveCount(0)
    await page.waitForLoadState('networkidle')
    const isBack = await opener.evaluate((element) => element === document.activeElement)
    if (!isBack) lost.push(`${name} does not give the focus back`)
  }
  return lost
}

test('row 9: by the keyboard', async ({ browser }) => {
  const { done, page, close } = await perform(browser, 'acme', (one) => new Keyboard(one))
  const lost = await returns(page)
  await close()
  const problems = [
    ...done.flatMap(({ failure }) => failure ?? []),
    ...new Set(done.flatMap(({ hand }) => (hand as Keyboard).unseen)),
    ...lost,
  ]
  const finished = done.filter(({ failure }) => !failure).length
  await record({
    row: 9,
    measured: `${finished} of ${tasks.length} tasks, ${problems.length - (tasks.length - finished)} losses of focus`,
    reached: problems.length === 0,
    why: few(problems),
  })
})

test('row 10: by the mouse', async ({ browser }) => {
  const { done, close } = await perform(browser, 'globex', (one) => new Mouse(one))
  await close()
  const clicksOf = (hand: Hand) => (hand as Mouse).clicks
  const problems = done.flatMap(({ task, hand, failure }) =>
    failure ? [failure] : clicksOf(hand) > task.clicks ? [`${task.name}: ${clicksOf(hand)} clicks`] : [],
  )
  await record({
    row: 10,
    measured: done.map(({ hand, failure }) => (failure ? '–' : clicksOf(hand))).join(', '),
    reached: problems.length === 0,
    why: few(problems),
  })
})

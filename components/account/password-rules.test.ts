/** What is wrong with a new password is said by us, not by the browser: its language is not the reader's. */
import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { AcceptForm } from '../public/accept-form'
import { NewPasswordForm } from '../public/new-password-form'
import { SetupForm } from '../public/setup-form'
import { FirstPasswordForm, PasswordForm } from './password-form'

const fr = messages('fr')
const look = { show: '', hide: '' }
const action = async () => ({})
const email = 'zoe@acme.test'
const choose = { ...fr.reset.choose, ...look }
const own = { ...fr.account.security, ...look }
const accept = { ...fr.invite.valid, ...look, or: '', passkey: fr.passkeys }

function passwords<Props extends object>(form: FunctionComponent<Props>, props: Props): string[] {
  const html = renderToStaticMarkup(createElement(form, props))
  return (html.match(/<input[^>]*>/g) ?? []).filter((input) => input.includes('autoComplete="new-password"'))
}

describe('a new password', () => {
  test.each([
    ['first run', () => passwords(SetupForm, { action, text: { ...fr.setup.form, ...look } })],
    ['invitation', () => passwords(AcceptForm, { action, email, text: accept })],
    ['reset', () => passwords(NewPasswordForm, { action, email, hidden: {}, text: choose })],
    ['account', () => passwords(PasswordForm, { action, email, text: own })],
    ['first password', () => passwords(FirstPasswordForm, { action, email, submit: '', text: own })],
  ])('%s: reaches the server whatever its length', (_, drawn) => {
    const fields = drawn()
    expect(fields).toHaveLength(1)
    for (const field of fields) expect(field).not.toMatch(/minlength|maxlength|pattern=/i)
  })
})

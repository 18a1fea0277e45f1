import { expect, test } from 'vitest'
import { typedIn } from './form'

test('what was typed is shown again, without what the framework sends along and without files', () => {
  const form = new FormData()
  form.set('$ACTION_KEY', 'k1')
  form.set('contacts', 'a@acme.test\nnope')
  form.set('file', new Blob(['a']))
  expect(typedIn(form)).toEqual({ contacts: 'a@acme.test\nnope', file: '' })
})

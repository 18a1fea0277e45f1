/** What must hold before any script runs: read from the HTML the server sends. */
import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Button } from './button'
import { CardHeader } from './card'
import { TextField } from './field'
import { PasswordField } from './password-field'
import { Switch } from './switch'
import { Table, type TableProps } from './table'

function html<Props extends object>(component: FunctionComponent<Props>, props: Props): string {
  return renderToStaticMarkup(createElement(component, props))
}

describe('a refused button', () => {
  const refused = html(Button, {
    type: 'submit',
    name: 'go',
    disabledReason: 'Entra ID owns this.',
    children: 'Disable',
  })

  it('never submits its form and keeps its place in the tab order', () => {
    expect(refused).toContain('type="button"')
    expect(refused).toContain('aria-disabled="true"')
    expect(refused).not.toMatch(/type="submit"|\sdisabled=|name="go"/)
  })

  it('is described by its reason', () => {
    const id = /aria-describedby="([^"]+)"/.exec(refused)?.[1]
    expect(refused).toContain(`role="tooltip" id="${id}"`)
    expect(refused).toContain('Entra ID owns this.')
  })
})

describe('a switch', () => {
  const action = () => {}

  it('asks for the state it does not have', () => {
    expect(html(Switch, { on: true, label: 'JIT', action })).toContain('name="on" value="false"')
    expect(html(Switch, { on: false, label: 'JIT', action })).toContain('name="on" value="true"')
  })

  it('is no form when it may not be turned', () => {
    const refused = html(Switch, { on: true, label: 'JIT', disabledReason: 'SCIM needs it.' })
    expect(refused).not.toMatch(/<form|type="submit"/)
  })
})

describe('a field', () => {
  it('is tied to its error, which takes the place of the hint', () => {
    const field = html(TextField, { label: 'E-mail', name: 'email', hint: 'Work address', error: 'Has a comma.' })
    const id = /aria-describedby="([^"]+)"/.exec(field)?.[1]
    expect(field).toContain('aria-invalid="true"')
    expect(field).toContain(`id="${id}"`)
    expect(field).toContain('Has a comma.')
    expect(field).not.toContain('Work address')
  })

  it('owned by the identity provider can be read and not edited', () => {
    expect(html(TextField, { label: 'Title', name: 'title', ownedBy: 'Change it in Entra ID' })).toMatch(/readonly/i)
  })
})

it('a table keeps its roles when its rows become boxes, and says how it is sorted', () => {
  const sort = { href: '?sort=name', direction: 'descending' } as const
  const table = html<TableProps<string>>(Table, {
    caption: 'Users',
    rows: ['Zoé'],
    rowKey: (name) => name,
    columns: [{ id: 'name', header: 'Name', sort, cell: (name) => name }],
  })
  for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'cell']) expect(table).toContain(`role="${role}"`)
  expect(table).toContain('aria-sort="descending"')
  expect(table).toContain('<caption class="sr-only">Users</caption>')
})

describe('what is wrong with a field', () => {
  it('is announced as it appears, and named with the field; a hint is no alarm', () => {
    for (const field of [
      html(TextField, { name: 'a', id: 'a', label: 'Name', error: 'Too long.' }),
      html(PasswordField, { ...password, error: 'Too long.' }),
    ]) {
      expect(field).toMatch(/<p id="a-note" role="alert"[^>]*>.*Too long\./)
      expect(field).toContain('aria-describedby="a-note"')
    }
    expect(html(PasswordField, { ...password, hint: 'At least twelve.' })).not.toContain('role="alert"')
  })
})

const password = {
  name: 'a',
  id: 'a',
  label: 'Password',
  autoComplete: 'current-password',
  showLabel: 'Show',
  hideLabel: 'Hide',
} as const

describe('a card that lists things', () => {
  it('has one line below its header: that of the header, or that of the first row', () => {
    const header = (open: boolean) => html(CardHeader, { title: 'Teams', open })
    expect(header(false)).toContain('border-b border-line [&amp;+*]:border-t-0')
    expect(header(true)).not.toContain('border')
  })
})

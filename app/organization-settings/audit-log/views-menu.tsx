import { FieldForm } from '@/components/audit/field-form'
import { Dialog } from '@/components/ui/dialog'
import { Menu, MenuAction, MenuHeading, MenuLink, MenuRule } from '@/components/ui/menu'
import { type AuditQuery, formatAuditQuery, isNarrowed, withChange } from '@/lib/audit/query'
import { removeLogView } from './actions'
import { auditPath } from './context'
import { viewForm } from './forms'
import { onlyHref } from './links'
import type { LogView } from './log-view'

const ready = {
  signIns: { events: ['user.sign_in', 'user.sign_out', 'second_factor.fail'] },
  keys: { events: ['application_key', 'service_account'] },
  provider: { actors: ['key'] },
  administrators: { actors: ['user'], span: '7d' },
} as const satisfies Record<string, Partial<AuditQuery>>

/** Views under a name: ready made ones, and those that the reader has saved. */
export function ViewsMenu({ context, query, views }: LogView) {
  const { t } = context
  const { views: text } = t.auditLog
  const current = formatAuditQuery(withChange(query, {}))
  const names = Object.keys(ready) as (keyof typeof ready)[]
  return (
    <div className="flex gap-2 sm:ml-auto">
      {isNarrowed(query) && (
        <Dialog
          trigger={{ label: text.save, href: `${auditPath}/views${current}`, variant: 'quiet' }}
          title={text.saveTitle}
          description={text.saveText}
          closeLabel={t.common.close}
        >
          <FieldForm framed {...viewForm(current, t)} />
        </Dialog>
      )}
      <Menu trigger={{ kind: 'button', label: text.label }}>
        <MenuLink href={auditPath} current={!isNarrowed(query)}>
          {text.everything}
        </MenuLink>
        <MenuHeading>{text.built}</MenuHeading>
        {names.map((name) => (
          <MenuLink
            key={name}
            href={onlyHref(ready[name])}
            current={onlyHref(ready[name]) === `${auditPath}${current}`}
          >
            {text[name]}
          </MenuLink>
        ))}
        {views.length > 0 && <MenuHeading>{text.own}</MenuHeading>}
        {views.map((view) => (
          <MenuLink key={view.id} href={`${auditPath}${view.query}`} current={view.query === current}>
            {view.name}
          </MenuLink>
        ))}
        {views.length > 0 && <MenuRule />}
        {views.map(({ id, name }) => (
          <MenuAction key={id} action={removeLogView} fields={{ id }} icon="trash">
            {text.remove(name)}
          </MenuAction>
        ))}
      </Menu>
    </div>
  )
}

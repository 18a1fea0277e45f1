import { fields, sentence, targetText } from '@/components/audit/sentence'
import { FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import type { AuditDetail } from '@/lib/audit/list'
import { exactTime } from '@/lib/i18n/format'
import type { SettingsContext } from '../settings-context'
import { eventHref, onlyHref } from './links'

export interface EventDetailProps {
  context: SettingsContext
  detail: AuditDetail
}

/** What changed, before and after, and everything that is known about who did it and in which request. */
export function EventDetail({ context, detail }: EventDetailProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,22rem)] items-start gap-6 max-lg:grid-cols-1">
      <div className="flex min-w-0 flex-col gap-4">
        <Changes context={context} detail={detail} />
        <Siblings context={context} detail={detail} />
      </div>
      <Facts context={context} detail={detail} />
    </div>
  )
}

/** Not a table element: it may stand in a cell of one, whose rules would reach into it. */
const roles = {
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
}

function Changes({ context, detail: { row } }: EventDetailProps) {
  const { detail: t, none } = context.t.auditLog
  const [before, after] = [fields(row.before), fields(row.after)]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  if (names.length === 0) return <p className="text-muted">{t.unchanged}</p>
  return (
    <div {...{ role: 'table', 'aria-label': t.changes }} className="diff">
      <div {...roles.row} className="diff-row">
        <span {...roles.columnheader}>{t.field}</span>
        <span {...roles.columnheader}>{t.before}</span>
        <span {...roles.columnheader}>{t.after}</span>
      </div>
      {names.map((name) => {
        const [was, is] = [valueText(before[name]), valueText(after[name])]
        const differs = was !== is
        return (
          <div key={name} {...roles.row} className="diff-row">
            <span {...roles.rowheader}>{name}</span>
            <span {...roles.cell} className={differs && was !== undefined ? 'diff-was' : undefined}>
              {was ?? none}
            </span>
            <span {...roles.cell} className={differs && is !== undefined ? 'diff-is' : undefined}>
              {is ?? none}
            </span>
          </div>
        )
      })}
    </div>
  )
}

function valueText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)
}

function Siblings({ context, detail: { siblings } }: EventDetailProps) {
  const { detail: t } = context.t.auditLog
  if (siblings.length === 0) return null
  return (
    <div>
      <h2 className="mb-1 font-medium">{t.siblings}</h2>
      <ul className="flex flex-col gap-1">
        {siblings.map((row) => (
          <li key={row.id}>
            <TextLink href={eventHref(row.id)}>{sentence(row, context.t)}</TextLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Facts({ context, detail }: EventDetailProps) {
  const { row, seal, key } = detail
  const { reader, t } = context
  const { detail: text, facets } = t.auditLog
  const shown = [
    { label: text.event, value: <TextLink href={onlyHref({ events: [row.event] })}>{row.event}</TextLink> },
    { label: text.at, value: exactTime(row.at, reader) },
    {
      label: text.actor,
      value: row.actorId ? <TextLink href={onlyHref({ actor: row.actorId })}>{row.actorName}</TextLink> : row.actorName,
    },
    ...(row.target
      ? [
          {
            label: text.target,
            value: <Target context={context} detail={detail} />,
          },
        ]
      : []),
    ...(row.keyId
      ? [
          {
            label: text.key,
            value: (
              <TextLink href={onlyHref({ key: row.keyId })}>
                {key ? `${key.name} …${key.lastFour}` : facets.only.key}
              </TextLink>
            ),
          },
        ]
      : []),
    ...(row.address
      ? [
          {
            label: text.address,
            value: (
              <TextLink href={onlyHref({ q: row.address })} className="mono">
                {row.address}
              </TextLink>
            ),
          },
        ]
      : []),
    ...(row.requestId ? [{ label: text.request, value: <Request context={context} detail={detail} /> }] : []),
    { label: text.chain, value: seal ? text.sealed(seal.no, `${seal.hash.slice(0, 12)}…`) : text.notSealed },
    {
      label: text.id,
      value: (
        <TextLink href={eventHref(row.id)} className="mono text-sm">
          {row.id}
        </TextLink>
      ),
    },
  ]
  return <FactList names="narrow" facts={shown} />
}

function Target({ context, detail: { row, target } }: EventDetailProps) {
  const page = target && { human: 'users', service: 'service-accounts' }[target]
  const name = targetText(row, context.t)
  if (!row.targetId) return name
  return (
    <span className="flex flex-col items-start gap-1.5">
      {page ? <TextLink href={`/organization-settings/${page}/${row.targetId}`}>{name}</TextLink> : name}
      <TextLink href={onlyHref({ target: row.targetId })} className="text-sm">
        {context.t.auditLog.detail.allOfTarget}
      </TextLink>
    </span>
  )
}

/** Leads to the request in the activity log, while that still has it. */
function Request({ context, detail: { row, activity } }: EventDetailProps) {
  const { detail: t } = context.t.auditLog
  return (
    <span className="flex flex-col items-start gap-1.5">
      <TextLink href={onlyHref({ request: row.requestId ?? '' })} className="mono text-sm">
        {row.requestId}
      </TextLink>
      {activity && (
        <TextLink href={`/organization-settings/provisioning/activity/${activity.id}`}>{t.activity}</TextLink>
      )}
    </span>
  )
}

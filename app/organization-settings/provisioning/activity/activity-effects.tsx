import { TextLink } from '@/components/ui/link'
import { list } from '@/lib/i18n/format'
import type { EffectsJson } from '@/lib/provisioning/effects'
import type { ActivityDetailProps } from './activity-detail'
import { fieldsOf } from './sentence'

/** What a request changed, mailed, ended and moved, and which rules decided. */
export function ActivityEffects(props: ActivityDetailProps) {
  const { row, context } = props
  const { effects: text } = context.t.activity
  const effects = row.effects ?? {}
  const lines = [
    ...mails(effects, props),
    ...endings(effects, props),
    ...moves(effects, props),
    ...rules(effects, props),
  ]
  const values = differences(effects)
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h3 className="font-semibold">{row.dryRun ? text.rehearsed : text.title}</h3>
      {lines.length + values.length === 0 && <p className="text-muted">{text.none}</p>}
      {values.length > 0 && <Differences values={values} {...props} />}
      {lines.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {lines.map((line) => (
            <li key={line} className="wrap-anywhere">
              {line}
            </li>
          ))}
        </ul>
      )}
      {row.targetId && row.resourceType === 'User' && row.status < 400 && !row.dryRun && (
        <p className="text-sm">
          <TextLink href={`/organization-settings/users/${row.targetId}`} prefetch={false}>
            {context.t.activity.openInTheWay(props.names.targets.get(row.targetId) ?? row.targetName ?? row.targetId)}
          </TextLink>
        </p>
      )}
    </section>
  )
}

interface Difference {
  readonly name: string
  readonly before: string
  readonly after: string
}

const mostShown = 40

function differences({ changes = [] }: EffectsJson): Difference[] {
  const all = changes.flatMap(({ before, after }) => {
    const [was, is] = [fieldsOf(before), fieldsOf(after)]
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((name) => ({
      name,
      before: shown(was[name]),
      after: shown(is[name]),
    }))
  })
  return all.filter(({ before, after }) => before !== after).slice(0, mostShown)
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

function Differences({ values, context: { t } }: { values: readonly Difference[] } & ActivityDetailProps) {
  const { effects } = t.activity
  return (
    <div className="overflow-hidden rounded-control border border-line">
      <table className="w-full table-fixed border-collapse text-left text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-subtle">
            {[effects.attribute, effects.before, effects.after].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map(({ name, before, after }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one attribute may change in several rows
            <tr key={`${name} ${n}`} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="px-3 py-2 font-normal wrap-anywhere">
                <code className="text-xs">{name}</code>
              </th>
              <td className="bg-danger-soft px-3 py-2 text-danger wrap-anywhere">
                <code className="text-xs">{before || effects.empty}</code>
              </td>
              <td className="bg-success-soft px-3 py-2 text-success wrap-anywhere">
                <code className="text-xs">{after || effects.empty}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Props = Pick<ActivityDetailProps, 'names' | 'context' | 'row'>

function nameOf(id: string, { names, row, context }: Props): string {
  return names.targets.get(id) ?? (id === row.targetId ? row.targetName : null) ?? context.t.activity.somebody
}

function mails({ mails: sent = [] }: EffectsJson, props: Props): string[] {
  const { effects } = props.context.t.activity
  return sent.map(({ kind, userId }) =>
    (kind === 'invitation' ? effects.mail : effects.otherMail)(nameOf(userId, props)),
  )
}

const endable = ['session', 'application_key', 'invitation_link', 'mail', 'role'] as const

function endings({ ended = [] }: EffectsJson, { context }: Props): string[] {
  const { effects } = context.t.activity
  return endable.flatMap((what) => {
    const count = ended.filter((each) => each.what === what).length
    return count > 0 ? [effects.ended[what](count)] : []
  })
}

function moves({ members = [] }: EffectsJson, props: Props): string[] {
  const { effects } = props.context.t.activity
  return members.flatMap(({ teamId, added, removed, addedIds, removedIds }) => {
    const team = nameOf(teamId, props)
    return [
      ...(added > 0 ? [effects.joined(team, named(addedIds, added, props))] : []),
      ...(removed > 0 ? [effects.left(team, named(removedIds, removed, props))] : []),
    ]
  })
}

function named(ids: readonly string[], count: number, props: Props): string {
  const { t, reader } = props.context
  const names = ids.slice(0, 10).map((id) => nameOf(id, props))
  const more = count - names.length
  return more > 0 ? t.activity.effects.andMore(names.join(', '), more) : list(names, reader.locale)
}

function rules({ rules: applied = [] }: EffectsJson, { context }: Props): string[] {
  const { rules: text } = context.t.activity.effects
  return applied.map(({ rule, about }) => {
    const says = text[rule]
    return typeof says === 'string' ? says : says(about)
  })
}

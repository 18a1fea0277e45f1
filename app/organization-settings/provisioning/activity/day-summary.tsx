import { number } from '@/lib/i18n/format'
import { dayCounts, dayCurve, mostCounted } from '@/lib/provisioning/health'
import type { SettingsContext } from '../../settings-context'

const height = 36

/** The last 24 hours: how many requests, how many refused, how slow, and when. */
export async function DaySummary({ context, now }: { context: SettingsContext; now: Date }) {
  const { member, t, reader } = context
  const [counts, { hours, slowestMs }] = await Promise.all([dayCounts(member.org), dayCurve(member.org, now)])
  if (counts.requests === 0) return null
  const { day, facts } = t.activity
  const counted = (count: number) =>
    count > mostCounted ? t.connection.health.over(number(mostCounted, reader.locale)) : number(count, reader.locale)
  const entries = [
    { label: day.requests, value: counted(counts.requests) },
    { label: day.failed, value: counted(counts.failures), bad: counts.failures > 0 },
    ...(slowestMs === null
      ? []
      : [{ label: day.slowest, value: facts.milliseconds(number(Math.max(1, Math.round(slowestMs)), reader.locale)) }]),
  ]
  return (
    <div className="flex items-end gap-6 max-sm:w-full max-sm:gap-4">
      <dl className="flex gap-6 text-right text-sm max-sm:gap-4 max-sm:text-left">
        {entries.map(({ label, value, bad }) => (
          <div key={label}>
            <dt className="text-muted">{label}</dt>
            <dd className={bad ? 'font-semibold text-danger tabular-nums' : 'font-semibold tabular-nums'}>{value}</dd>
          </div>
        ))}
      </dl>
      {counts.requests <= mostCounted && <Curve hours={hours} label={day.curve} />}
    </div>
  )
}

/** A bar an hour, its refused part on top. */
function Curve({ hours, label }: { hours: readonly { requests: number; failures: number }[]; label: string }) {
  const most = Math.max(...hours.map(({ requests }) => requests), 1)
  const tall = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * height)))
  return (
    <svg role="img" aria-label={label} width={24 * 9} height={height} className="flex-none max-md:hidden">
      {hours.map(({ requests, failures }, n) => {
        const all = tall(requests)
        const bad = tall(failures)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the hours are where they are
          <g key={n}>
            <rect
              x={n * 9}
              y={height - Math.max(all, 1)}
              width={7}
              height={Math.max(all, 1)}
              className="fill-line-strong"
            />
            {bad > 0 && <rect x={n * 9} y={height - all} width={7} height={bad} className="fill-danger" />}
          </g>
        )
      })}
    </svg>
  )
}

import { number } from '@/lib/i18n/format'
import type { ActivityCurve } from '@/lib/provisioning/activity-curve'
import type { ActivityPageQuery } from '@/lib/provisioning/activity-page'
import { mostCounted } from '@/lib/provisioning/health'
import type { SettingsContext } from '../../settings-context'
import { isNarrowed } from './query'

const height = 36

interface CurveSummaryProps {
  context: SettingsContext
  query: ActivityPageQuery
  curve: ActivityCurve
}

/** What the list comes to: how many requests, how many refused, how slow, and when. Of the last 24 hours where the list
 *  names no time. */
export function CurveSummary({ context, query, curve }: CurveSummaryProps) {
  const { t, reader } = context
  const { day, facts } = t.activity
  if (curve.requests === 0 && !isNarrowed(query)) return null
  const counted = (count: number) =>
    count > mostCounted ? t.connection.health.over(number(mostCounted, reader.locale)) : number(count, reader.locale)
  const { span, from, to } = query
  const requests = span ? day.requestsOf[span] : from || to ? day.requests : day.requestsOf['24h']
  const { slowestMs } = curve
  const entries = [
    { label: requests, value: counted(curve.requests) },
    { label: day.failed, value: counted(curve.failures), bad: curve.failures > 0 },
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
      {curve.requests <= mostCounted && <Curve bars={curve.bars} label={day.curve} />}
    </div>
  )
}

/** A bar for each part of the time, what was refused of it on top. */
function Curve({ bars, label }: { bars: ActivityCurve['bars']; label: string }) {
  const most = Math.max(...bars.map(({ requests }) => requests), 1)
  const tall = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * height)))
  return (
    <svg role="img" aria-label={label} width={bars.length * 9} height={height} className="flex-none max-md:hidden">
      {bars.map(({ requests, failures }, n) => {
        const all = tall(requests)
        const bad = tall(failures)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are where they are
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

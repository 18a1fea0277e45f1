export interface UsageBarsProps {
  /** Minutes of each day, the last one today. */
  days: readonly number[]
  /** What the bars say, for whoever cannot see them and as a tooltip. */
  label: string
}

const [barWidth, gap, height] = [3, 1, 20]

/** A bar a day on a hairline. A square root keeps a day of one minute visible beside one of a thousand. */
export function UsageBars({ days, label }: UsageBarsProps) {
  const width = days.length * (barWidth + gap) - gap
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{label}</title>
      <path d={`M0 ${height - 0.5}h${width}`} className="stroke-line-strong" strokeDasharray="2 2" fill="none" />
      <path d={bars(days)} className="fill-current" />
    </svg>
  )
}

function bars(days: readonly number[]): string {
  const most = Math.sqrt(Math.max(1, ...days))
  const drawn = days.map((minutes, day) => {
    if (minutes === 0) return ''
    const tall = Math.max(3, Math.round((Math.sqrt(minutes) / most) * (height - 2)))
    return `M${day * (barWidth + gap)} ${height}v${-tall}h${barWidth}v${tall}z`
  })
  return drawn.join('')
}

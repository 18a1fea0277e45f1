import { classNames } from '../ui/class-names'
import type { IconName } from '../ui/glyphs'
import { Icon } from '../ui/icon'

export interface CheckRow {
  readonly name: string
  readonly verdict: 'ok' | 'failed' | 'skipped'
  /** The verdict in words, read out. */
  readonly verdictLabel: string
  /** Values of the wire. */
  readonly values: readonly { readonly label: string; readonly value: string }[]
  /** What to do about it. */
  readonly remedy?: string
}

const looks: Record<CheckRow['verdict'], { icon: IconName; tone: string }> = {
  ok: { icon: 'done', tone: 'text-success' },
  failed: { icon: 'fail', tone: 'text-danger' },
  skipped: { icon: 'minus', tone: 'text-subtle' },
}

/** The checks of a sign-in in the order they are made; what failed says what to do. */
export function CheckList({ label, rows }: { label: string; rows: readonly CheckRow[] }) {
  return (
    <ol aria-label={label} className="rounded-card border border-line bg-surface">
      {rows.map(({ name, verdict, verdictLabel, values, remedy }) => (
        <li
          key={name}
          className={classNames(
            'flex gap-3 border-t border-line px-4 py-2 first:border-t-0',
            verdict === 'failed' && 'bg-danger-soft/40',
          )}
        >
          <Icon name={looks[verdict].icon} className={classNames('mt-0.5', looks[verdict].tone)} />
          <div className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-0.5">
            <span
              className={classNames(
                'w-52 flex-none max-sm:w-full',
                verdict === 'skipped' && 'text-muted',
                verdict === 'failed' && 'font-semibold',
              )}
            >
              {name}
              <span className="sr-only">: {verdictLabel}</span>
            </span>
            <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
              {verdict === 'skipped' && (
                <span aria-hidden="true" className="text-sm text-subtle">
                  {verdictLabel}
                </span>
              )}
              {values.map(({ label: what, value }) => (
                <span key={what} className="text-sm wrap-anywhere text-muted">
                  {what && `${what} `}
                  <code className="mono">{value}</code>
                </span>
              ))}
              {remedy && <span className="text-sm text-pretty">{remedy}</span>}
            </div>
          </div>
        </li>
      ))}
    </ol>
  )
}

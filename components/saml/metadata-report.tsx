import { classNames } from '../ui/class-names'
import type { IconName } from '../ui/glyphs'
import { Icon } from '../ui/icon'

export interface ReportRow {
  readonly label: string
  /** As in the document. */
  readonly value: string
  /** More of it, for people: validity, fingerprint. */
  readonly detail?: string
  readonly verdict: 'ok' | 'warning' | 'error'
  /** The verdict in words, read out. */
  readonly verdictLabel: string
  readonly note?: string
}

const looks: Record<ReportRow['verdict'], { icon: IconName; tone: string }> = {
  ok: { icon: 'done', tone: 'text-success' },
  warning: { icon: 'warning', tone: 'text-warning' },
  error: { icon: 'fail', tone: 'text-danger' },
}

/** A metadata document field by field, each with its verdict. */
export function MetadataReport({ label, rows }: { label: string; rows: readonly ReportRow[] }) {
  return (
    <section aria-label={label} className="rounded-card border border-line">
      <dl>
        {rows.map((row, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once, in the document's order
            key={`${index} ${row.label}`}
            className="flex gap-3 border-t border-line px-3 py-2.5 first:border-t-0"
          >
            <dt className="flex w-44 flex-none gap-2 text-muted max-sm:w-auto max-sm:flex-none">
              <Icon name={looks[row.verdict].icon} className={classNames('mt-0.5', looks[row.verdict].tone)} />
              <span className="max-sm:sr-only">{row.label}</span>
              <span className="sr-only">{row.verdictLabel}</span>
            </dt>
            <dd className="flex min-w-0 flex-1 flex-col gap-0.5">
              <span aria-hidden="true" className="text-sm text-muted sm:hidden">
                {row.label}
              </span>
              {row.value && <span className="mono text-sm wrap-anywhere">{row.value}</span>}
              {row.detail && <span className="text-sm wrap-anywhere text-muted">{row.detail}</span>}
              {row.note && <span className={classNames('text-sm', looks[row.verdict].tone)}>{row.note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

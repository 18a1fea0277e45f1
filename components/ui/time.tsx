export interface TimeProps {
  at: Date
  /** As drawn: "2 hr ago", "22 Nov 2026". */
  text: string
  /** On hover: the local time and UTC in full. */
  title?: string
}

/** A moment. `text` and `title` come from `timeText` of lib/i18n/format, so the component knows no language. */
export function Time({ at, text, title }: TimeProps) {
  return (
    <time dateTime={at.toISOString()} title={title} className="whitespace-nowrap">
      {text}
    </time>
  )
}

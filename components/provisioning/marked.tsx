import { Fragment } from 'react'

/** A sentence in which a provider's own words stand between two asterisks, and what is typed between backticks. */
export function Marked({ text }: { text: string }) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part, n) => {
    const key = `${n} ${part}`
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>
    if (part.startsWith('`')) {
      return (
        <code key={key} className="mono rounded-[4px] bg-sunken px-1 text-xs wrap-anywhere">
          {part.slice(1, -1)}
        </code>
      )
    }
    return <Fragment key={key}>{part}</Fragment>
  })
}

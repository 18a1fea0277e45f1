import { Fragment } from 'react'
import { TextAnchor } from '../ui/anchor'

/** A sentence in which another product's own words stand between two asterisks, what is typed between backticks, and a
 *  page of ours as `[its name](/its/path)`. */
export function Marked({ text }: { text: string }) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\(\/[^)\s]*\))/).map((part, n) => {
    const key = `${n} ${part}`
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>
    if (part.startsWith('`')) {
      return (
        <code key={key} className="mono rounded-[4px] bg-sunken px-1 text-xs wrap-anywhere">
          {part.slice(1, -1)}
        </code>
      )
    }
    const [, name, path] = /^\[([^\]]+)\]\((\/[^)\s]*)\)$/.exec(part) ?? []
    if (name && path) {
      return (
        <TextAnchor key={key} href={path}>
          {name}
        </TextAnchor>
      )
    }
    return <Fragment key={key}>{part}</Fragment>
  })
}

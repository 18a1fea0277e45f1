import { CopyButton } from '@/components/ui/copy-button'
import type { Snippet } from '@/lib/i18n/en/guides/guide'
import type { Messages } from '@/lib/i18n/messages'
import { snippets } from '../snippets'

/** Lines to type or to put into a file. Long ones wrap, so that nothing scrolls sideways. */
export function CodeBlock({ label, snippet, t }: { label: string; snippet: Snippet; t: Messages }) {
  const text = snippets[snippet]
  return (
    <figure className="mt-4">
      <figcaption className="mb-1.5 text-sm font-medium">{label}</figcaption>
      <div className="flex items-start gap-2 rounded-control border border-line bg-sunken py-2 pr-2 pl-3">
        <pre className="mono min-w-0 flex-1 py-1 text-xs leading-5 whitespace-pre-wrap wrap-anywhere">{text}</pre>
        <span className="py-1">
          <CopyButton value={text} label={t.common.copy} copiedLabel={t.common.copied} look="icon" />
        </span>
      </div>
    </figure>
  )
}

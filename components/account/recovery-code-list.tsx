import type { Messages } from '@/lib/i18n/messages'
import { buttonClass } from '../ui/button-style'
import { CopyButton } from '../ui/copy-button'

export interface RecoveryCodeListProps {
  /** In this page and nowhere else. */
  codes: readonly string[]
  text: Pick<Messages['secondFactor']['codes'], 'list' | 'copy' | 'download' | 'fileName'> & { copied: string }
}

/** Recovery codes, shown once. Without scripts they can be selected or saved. */
export function RecoveryCodeList({ codes, text }: RecoveryCodeListProps) {
  const all = codes.join('\n')
  return (
    <div className="flex flex-col gap-3">
      <ol
        aria-label={text.list}
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-control border border-line-strong bg-sunken px-4 py-3 max-[23rem]:grid-cols-1"
      >
        {codes.map((code) => (
          <li key={code}>
            <code className="text-sm whitespace-nowrap">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-stretch gap-2">
        <span className="needs-script inline-flex h-7 overflow-hidden rounded-control border border-line-strong [&_button]:border-l-0">
          <CopyButton value={all} label={text.copy} copiedLabel={text.copied} />
        </span>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${all}\n`)}`}
          download={text.fileName}
          className={buttonClass({ size: 'sm' })}
        >
          {text.download}
        </a>
      </div>
    </div>
  )
}

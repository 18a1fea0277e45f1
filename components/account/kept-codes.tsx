import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { LinkButton } from '../ui/button'
import { RecoveryCodeList } from './recovery-code-list'

export interface KeptCodesProps {
  codes: readonly string[]
  /** What has just been done. */
  done: string
  backHref: string
  text: { readonly codes: Messages['secondFactor']['codes']; readonly back: string; readonly copied: string }
}

/** New recovery codes in one's own account: shown once, then back. */
export function KeptCodes({ codes, done, backHref, text }: KeptCodesProps) {
  return (
    <div className="flex max-w-140 flex-col gap-5">
      <Banner tone="success" role="status">
        {done}
      </Banner>
      <div>
        <h2 className="text-lg font-semibold">{text.codes.title}</h2>
        <p className="mt-1 text-pretty text-muted">{text.codes.text}</p>
      </div>
      <RecoveryCodeList codes={codes} text={{ ...text.codes, copied: text.copied }} />
      <div>
        <LinkButton href={backHref}>{text.back}</LinkButton>
      </div>
    </div>
  )
}

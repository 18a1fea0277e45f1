import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import type { Messages } from '@/lib/i18n/messages'
import { isScimLive, type OwnedKey } from '@/lib/org/key-directory'
import { maskedKey } from '../application-keys/key-cells'

/** Provisioning hangs on somebody's employment: says so, and offers the way out. */
export function PersonalKeyWarning({ of, now, t, href }: { of: OwnedKey; now: Date; t: Messages; href: string }) {
  const { personal } = t.applicationKeys
  return (
    <Banner
      tone="warning"
      title={isScimLive(of, now) ? personal.title : personal.idleTitle}
      actions={
        <LinkButton href={href} variant="inherit" size="sm">
          {personal.action}
        </LinkButton>
      }
    >
      {personal.text(of.name, maskedKey(of), of.owner.name)}
    </Banner>
  )
}

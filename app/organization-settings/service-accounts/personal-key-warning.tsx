import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import type { Messages } from '@/lib/i18n/messages'
import type { OwnedKey } from '@/lib/org/key-directory'
import { maskedKey } from '../application-keys/key-cells'

/** Provisioning hangs on somebody's employment: says so, and offers the way out. */
export function PersonalKeyWarning({ of, t, href }: { of: OwnedKey; t: Messages; href: string }) {
  const { personal } = t.applicationKeys
  return (
    <Banner
      tone="warning"
      title={personal.title}
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

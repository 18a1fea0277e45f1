import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { date } from '@/lib/i18n/format'
import { type KeyEntry, quietSince, type Replacement } from '@/lib/org/keys/key-entry'
import { silenceMs } from '@/lib/org/keys/key-rotation'
import type { SettingsContext } from '../../settings-context'

type Replaced = KeyEntry & { readonly replacement: Replacement }

export interface RotationBannersProps {
  keys: readonly KeyEntry[]
  now: Date
  context: SettingsContext
  /** Where revoking leads afterwards. */
  returnTo: string
}

/** A strip for each live key that another one is replacing: what it waits for, and the way to end it now. */
export function RotationBanners({ keys, ...rest }: RotationBannersProps) {
  return keys.filter(isReplaced).map((key) => <RotationBanner key={key.id} of={key} {...rest} />)
}

function isReplaced(key: KeyEntry): key is Replaced {
  return key.state === 'live' && key.replacement !== null
}

function RotationBanner({ of, now, context, returnTo }: Omit<RotationBannersProps, 'keys'> & { of: Replaced }) {
  const { t, reader, refusal } = context
  const { banner } = t.applicationKeys.rotate
  const { replacement } = of
  const quietMs = now.getTime() - quietSince(of).getTime()
  const hours = Math.min(24, Math.floor(quietMs / 3_600_000))
  const page = `/organization-settings/application-keys/${of.id}/revoke?returnTo=${encodeURIComponent(returnTo)}`
  return (
    <Banner
      tone="info"
      icon="rotate"
      title={banner.title}
      actions={
        <>
          {replacement.inUse && (
            <progress
              className="rotation-progress max-sm:hidden"
              aria-label={banner.progress(of.name)}
              max={silenceMs}
              value={Math.min(silenceMs, quietMs)}
            />
          )}
          {!refusal('org_app_keys_write') && (
            <LinkButton href={page} variant="inherit" size="sm">
              {banner.revoke}
            </LinkButton>
          )}
        </>
      }
    >
      {replacement.inUse ? banner.silent(of.name, hours) : banner.waiting(of.name, replacement.name)}{' '}
      {of.expiresAt && banner.latest(date(of.expiresAt, reader))}
    </Banner>
  )
}

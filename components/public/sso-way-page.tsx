import type { Messages } from '@/lib/i18n/messages'
import { AnchorButton, TextAnchor } from '../ui/anchor'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { HiddenFields } from '../ui/form-parts'
import { AddressField } from './fields'
import { Below, Sheet, SheetHead } from './sheet'

export interface SsoWayPageProps {
  t: Messages['sso']['way']
  /** As it was entered. */
  email: string
  /** Nobody signs this address in. */
  none: boolean
  /** The organizations that do, each with where to go. */
  organizations: readonly { name: string; href: string }[]
  /** Brought along by the form. */
  hidden: Record<string, string>
  signInHref: string
}

/** By which organization an address signs in. A plain form that asks the same page, so that it works without scripts. */
export function SsoWayPage({ t, email, none, organizations, hidden, signInHref }: SsoWayPageProps) {
  return (
    <>
      <Sheet>
        <SheetHead title={t.title}>{t.text}</SheetHead>
        {none && (
          <Banner tone="warning" role="alert">
            {t.none}
          </Banner>
        )}
        {organizations.length > 0 && (
          <>
            <p>{organizations.length === 1 ? t.onwards : t.several}</p>
            {organizations.map(({ name, href }) => (
              <AnchorButton key={href} href={href} size="lg" block>
                {name}
              </AnchorButton>
            ))}
          </>
        )}
        <form method="get" className="flex flex-col gap-5">
          <HiddenFields fields={hidden} />
          <AddressField label={t.label} value={email} autoFocus />
          <Button type="submit" variant="primary" size="lg" block>
            {t.submit}
          </Button>
        </form>
      </Sheet>
      <Below>
        <TextAnchor href={signInHref}>{t.back}</TextAnchor>
      </Below>
    </>
  )
}

import type { Messages } from '@/lib/i18n/messages'
import { PasskeySignIn, type PasskeySignInProps } from '../passkeys/passkey-sign-in'
import { Avatar } from '../ui/avatar'
import { Banner } from '../ui/banner'
import { LinkButton } from '../ui/button'
import { Icon } from '../ui/icon'
import { TextLink } from '../ui/link'
import { Below, Or, Sheet, SheetHead } from './sheet'
import { type SignInAction, SignInForm, type SignInState } from './sign-in-form'

export interface SignInPageProps {
  t: Messages
  action: SignInAction
  initial?: SignInState
  hidden?: Record<string, string>
  /** Known from the address or a cookie. */
  organization?: { name: string }
  /** Named below the title: what the address bar should show. */
  host?: string
  /** Signing in with the organization's provider. */
  sso?: { href: string; lastUsed?: boolean }
  /** Signing in with a passkey, where anybody may. */
  passkey?: Pick<PasskeySignInProps, 'action' | 'beginHref'>
  /** Something said on the way here. */
  notice?: 'signedOut' | 'accepted' | 'reset'
  /** Where a forgotten password is replaced. */
  resetHref: string
  /** Where one signs in to another organization. */
  otherHref?: string
  /** Why another way did not work. */
  problem?: string
}

export function SignInPage({
  t,
  action,
  initial,
  hidden,
  organization,
  host,
  sso,
  passkey,
  notice,
  resetHref,
  otherHref,
  problem,
}: SignInPageProps) {
  const text = { ...t.login.form, choose: t.login.choose, show: t.common.showPassword, hide: t.common.hidePassword }
  return (
    <>
      <Sheet>
        <SheetHead
          avatar={organization && <Avatar kind="organization" name={organization.name} size="lg" />}
          title={organization ? t.login.title(organization.name) : t.login.titleAlone}
        >
          {host}
        </SheetHead>
        {notice && (
          <Banner tone="success" role="status">
            {t.login[notice]}
          </Banner>
        )}
        {problem && (
          <Banner tone="warning" role="alert">
            {problem}
          </Banner>
        )}
        {sso && <SsoWay t={t} name={organization?.name} {...sso} />}
        <SignInForm
          action={action}
          initial={initial}
          hidden={hidden}
          second={sso?.lastUsed}
          fillsPasskeys={passkey !== undefined}
          text={text}
        />
        {passkey && (
          <PasskeySignIn
            {...passkey}
            hidden={hidden ?? {}}
            text={{ ...t.passkeys.signIn, problems: t.passkeys.problems }}
          />
        )}
      </Sheet>
      <Below>
        <span className="inline-flex flex-wrap justify-center gap-x-4 gap-y-1">
          <TextLink href={resetHref}>{t.login.forgotten}</TextLink>
          {otherHref && <TextLink href={otherHref}>{t.login.other}</TextLink>}
        </span>
      </Below>
    </>
  )
}

function SsoWay({ t, name, href, lastUsed }: { t: Messages; name?: string; href: string; lastUsed?: boolean }) {
  return (
    <>
      <div>
        <LinkButton
          href={href}
          external={name !== undefined}
          variant={lastUsed ? 'primary' : 'secondary'}
          size="lg"
          block
          icon="shield-check"
        >
          {name ? t.login.sso(name) : t.sso.way.link}
        </LinkButton>
        {lastUsed && (
          <p className="mt-2 flex items-center justify-center gap-1.5 text-sm text-muted">
            <Icon name="clock" size="sm" />
            {t.login.lastUsed}
          </p>
        )}
      </div>
      <Or>{t.login.or}</Or>
    </>
  )
}

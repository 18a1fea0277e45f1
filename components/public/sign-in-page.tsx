import type { Messages } from '@/lib/i18n/messages'
import { PasskeySignIn, type PasskeySignInProps } from '../passkeys/passkey-sign-in'
import { AnchorButton, TextAnchor } from '../ui/anchor'
import { Avatar } from '../ui/avatar'
import { Banner } from '../ui/banner'
import { Icon } from '../ui/icon'
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
  /** Why the session before it ended. */
  ended?: string
  /** Signing in with a passkey, where anybody may. */
  passkey?: Pick<PasskeySignInProps, 'action' | 'beginHref'>
  /** Something said on the way here. */
  notice?: 'signedOut' | 'signedOutHere' | 'accepted' | 'reset'
  /** Where a forgotten password is replaced. */
  resetHref: string
  /** Where address and password are asked for, on a page that leaves them out. */
  formHref?: string
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
  ended,
  passkey,
  notice,
  resetHref,
  formHref,
  otherHref,
  problem,
}: SignInPageProps) {
  const { showPassword: show, hidePassword: hide, copy, copied } = t.common
  const { setup, codes, signIn } = t.secondFactor
  const secondFactor = { setup, codes, signIn, copy, copied }
  const text = { ...t.login.form, choose: t.login.choose, secondFactor, show, hide }
  return (
    <>
      <Sheet>
        <SheetHead
          avatar={organization && <Avatar kind="organization" name={organization.name} size="lg" />}
          title={organization ? t.login.title(organization.name) : t.login.titleAlone}
        >
          {host}
        </SheetHead>
        <div className="other-ways flex flex-col gap-5 empty:hidden max-sm:gap-4">
          {ended && (
            <Banner tone="neutral" icon="clock" role="status">
              {ended}
            </Banner>
          )}
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
          {sso && <SsoWay t={t} name={organization?.name} alone={formHref !== undefined} {...sso} />}
        </div>
        {formHref === undefined && (
          <SignInForm
            action={action}
            initial={initial}
            hidden={hidden}
            second={sso?.lastUsed}
            fillsPasskeys={passkey !== undefined}
            text={text}
          />
        )}
        {passkey && (
          <div className="other-ways empty:hidden">
            <PasskeySignIn
              {...passkey}
              hidden={hidden ?? {}}
              text={{ ...t.passkeys.signIn, problems: t.passkeys.problems }}
            />
          </div>
        )}
      </Sheet>
      <Below>
        <span className="inline-flex flex-wrap justify-center gap-x-4 gap-y-1">
          {formHref === undefined ? (
            <TextAnchor href={resetHref}>{t.login.forgotten}</TextAnchor>
          ) : (
            <TextAnchor href={formHref}>{t.login.otherWay}</TextAnchor>
          )}
          {otherHref && <TextAnchor href={otherHref}>{t.login.other}</TextAnchor>}
        </span>
      </Below>
    </>
  )
}

interface SsoWayProps {
  t: Messages
  name?: string
  /** Whether nothing comes below it. */
  alone: boolean
  href: string
  lastUsed?: boolean
}

function SsoWay({ t, name, alone, href, lastUsed }: SsoWayProps) {
  return (
    <>
      <div>
        <AnchorButton
          href={href}
          variant={lastUsed || alone ? 'primary' : 'secondary'}
          size="lg"
          block
          icon="shield-check"
        >
          {name ? t.login.sso(name) : t.sso.way.link}
        </AnchorButton>
        {lastUsed && (
          <p className="mt-2 flex items-center justify-center gap-1.5 text-sm text-muted">
            <Icon name="clock" size="sm" />
            {t.login.lastUsed}
          </p>
        )}
      </div>
      {!alone && <Or>{t.login.or}</Or>}
    </>
  )
}

import { FirstPasswordForm, PasswordForm } from '@/components/account/password-form'
import { OneButtonForm } from '@/components/keys/one-button-form'
import { LinkButton } from '@/components/ui/button'
import { confirmPath } from '@/lib/auth/fresh'
import { date } from '@/lib/i18n/format'
import { openWays } from '@/lib/org/sign-in/sign-in-ways'
import { changePassword } from '../actions'
import { removePassword, setFirstPassword } from './actions'
import { securityPath } from './links'
import { SecuritySection, type SecuritySectionProps } from './section'

/** The password of the signed-in person: changed, removed where another way is left, or set where there is none. */
export function PasswordSection({ context: { member, t, reader }, ways, email, passwordSince }: SecuritySectionProps) {
  const text = t.account.security
  const { showPassword: show, hidePassword: hide } = t.common
  const words = { ...text, show, hide }
  const form = { email: email ?? '', text: pick(words) }
  if (!passwordSince) {
    const mayHave = ways.methods.has('password')
    return (
      <SecuritySection id="password" title={text.password} about={text.none}>
        {mayHave && !member.isFresh && <Confirm label={text.set} />}
        {mayHave && member.isFresh && <FirstPasswordForm {...form} action={setFirstPassword} submit={text.set} />}
      </SecuritySection>
    )
  }
  const others = openWays(ways).filter((way) => way !== 'password')
  return (
    <SecuritySection
      id="password"
      title={text.password}
      about={`${text.purpose} ${text.since(date(passwordSince, reader))}`}
    >
      <PasswordForm {...form} action={changePassword} />
      {others.length > 0 && (
        <div className="-mx-4 flex flex-col items-start gap-2 border-t border-line px-4 pt-4">
          <p className="text-pretty text-muted">{text.removeText}</p>
          {member.isFresh ? (
            <OneButtonForm action={removePassword} fields={{}} pendingLabel={text.removing}>
              {text.remove}
            </OneButtonForm>
          ) : (
            <Confirm label={text.remove} />
          )}
        </div>
      )}
    </SecuritySection>
  )
}

function Confirm({ label }: { label: string }) {
  return (
    <div>
      <LinkButton href={confirmPath(securityPath)} prefetch={false}>
        {label}
      </LinkButton>
    </div>
  )
}

type Words = Parameters<typeof PasswordForm>[0]['text']

/** Only what the form says goes to the browser. */
function pick({ current, next, rule, submit, pending, show, hide }: Words): Words {
  return { current, next, rule, submit, pending, show, hide }
}

/** What the public forms ask for: a name, an address, a password, each the same everywhere. */
import { TextField, type TextFieldProps } from '../ui/field'
import { PasswordField, type PasswordFieldProps } from '../ui/password-field'

type Known = Pick<TextFieldProps, 'label' | 'error' | 'hint' | 'placeholder' | 'autoFocus'> & {
  /** What was entered before, or is known already. */
  value?: string
}

export function NameField({ value, ...field }: Known) {
  return (
    <TextField
      {...field}
      name="name"
      size="lg"
      autoComplete="name"
      defaultValue={value}
      // A value that comes back from an attempt replaces what stands there.
      key={`name ${value}`}
      maxLength={200}
      required
    />
  )
}

/** The address one signs in with. */
export function AddressField({
  value,
  autoComplete = 'username',
  ...field
}: Known & { autoComplete?: 'username' | 'username webauthn' }) {
  return (
    <TextField
      {...field}
      name="email"
      type="email"
      size="lg"
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      defaultValue={value}
      key={`email ${value}`}
      maxLength={254}
      required
    />
  )
}

type Secret = Pick<PasswordFieldProps, 'label' | 'error' | 'hint' | 'autoFocus'> & {
  text: { readonly show: string; readonly hide: string }
}

/** How long it has to be is refused by the server, in the reader's language: a browser would say it in its own, and cut
 *  what is pasted without a word. */
export function NewPasswordField({ text, ...field }: Secret) {
  return <Password {...field} text={text} autoComplete="new-password" />
}

export function KnownPasswordField({ text, ...field }: Secret) {
  return <Password {...field} text={text} autoComplete="current-password" maxLength={256} />
}

function Password({ text, ...field }: Secret & Pick<PasswordFieldProps, 'autoComplete' | 'maxLength'>) {
  return <PasswordField {...field} name="password" size="lg" showLabel={text.show} hideLabel={text.hide} required />
}

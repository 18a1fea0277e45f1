import { TextField, type TextFieldProps } from '../ui/field'

/** Six digits of an authenticator app. */
export function CodeField(props: Pick<TextFieldProps, 'label' | 'hint' | 'error' | 'size' | 'autoFocus'>) {
  return (
    <TextField
      {...props}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]{6,7}"
      maxLength={7}
      required
    />
  )
}

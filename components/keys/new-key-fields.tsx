import type { Messages } from '@/lib/i18n/messages'
import { Checkbox, ChoiceGroup, Radio, Segments } from '../ui/choice'
import { TextField } from '../ui/field'
import { Refusal } from '../ui/form-parts'
import type { NewKeyState } from './state'

export type KeyFormState = Extract<NewKeyState, { step: 'form' }>

export type NewKeyText = Omit<Messages['applicationKeys']['create'], 'text' | 'ownText'> & {
  readonly text: string
  /** Whether the owner's roles allow SCIM. */
  readonly scimHeld: boolean
  /** What the owner's roles allow, each with its meaning. */
  readonly held: readonly { readonly name: string; readonly meaning: string }[]
}

export type LifetimeText = Pick<
  NewKeyText,
  'name' | 'nameHint' | 'expiry' | 'expiries' | 'expiryHint' | 'note' | 'noteHint' | 'noteAside'
>

const expiries = ['90', '365', '730', 'never'] as const

export interface NewKeyFieldsProps {
  state: KeyFormState
  text: NewKeyText
}

/** Name, expiry, note and scopes of a key. */
export function NewKeyFields({ state, text }: NewKeyFieldsProps) {
  return (
    <>
      <LifetimeFields state={state} text={text} />
      <ScopeFields state={state} text={text} />
    </>
  )
}

/** What every new key is asked: how it is called, when it ends, where it is stored. */
export function LifetimeFields({
  state: { values = {}, errors = {} },
  text,
  name,
}: {
  state: KeyFormState
  text: LifetimeText
  /** Offered to begin with. */
  name?: string
}) {
  return (
    <>
      <Refusal>{errors.form}</Refusal>
      <TextField
        label={text.name}
        name="name"
        hint={text.nameHint}
        error={errors.name}
        defaultValue={values.name ?? name}
        key={`name ${values.name}`}
        maxLength={100}
        autoComplete="off"
        required
      />
      <div className="flex flex-col gap-1.5">
        <Segments
          legend={text.expiry}
          name="expiry"
          defaultValue={values.expiry ?? '365'}
          options={expiries.map((value) => ({ value, label: text.expiries[value] }))}
        />
        <p className="text-sm text-muted">{text.expiryHint}</p>
      </div>
      <TextField
        label={text.note}
        aside={text.noteAside}
        name="note"
        hint={text.noteHint}
        error={errors.note}
        defaultValue={values.note}
        key={`note ${values.note}`}
        maxLength={500}
        autoComplete="off"
      />
    </>
  )
}

/** A preset, or one permission after the other; the list shows while `custom` is chosen, by style alone. */
function ScopeFields({ state: { values = {}, errors = {} }, text }: NewKeyFieldsProps) {
  const chosen = values.scopes ?? (text.scimHeld ? 'scim' : 'all')
  const presets = [
    { value: 'scim', label: text.scim, hint: text.scimHeld ? text.scimHint : text.scimRefused },
    { value: 'read', label: text.read, hint: text.readHint },
    { value: 'all', label: text.all, hint: text.allHint },
    { value: 'custom', label: text.custom, hint: text.customHint },
  ]
  return (
    <div className="own-choice flex flex-col gap-3">
      <ChoiceGroup legend={text.scopes}>
        {presets.map(({ value, label, hint }) => (
          <Radio key={value} name="scopes" value={value} label={label} hint={hint} defaultChecked={value === chosen} />
        ))}
      </ChoiceGroup>
      <div className="own-fields rounded-control border border-line bg-page px-3 py-3">
        <ChoiceGroup legend={text.permissions} hint={text.held.length === 0 ? text.noPermissions : undefined}>
          {errors.permissions && (
            <p role="alert" className="text-sm text-danger">
              {errors.permissions}
            </p>
          )}
          {text.held.map(({ name, meaning }) => (
            <Checkbox
              key={name}
              name="permission"
              value={name}
              label={<code className="mono text-sm">{name}</code>}
              hint={meaning}
              defaultChecked={values.permissions?.includes(name)}
            />
          ))}
        </ChoiceGroup>
      </div>
    </div>
  )
}

import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { ChoiceGroup, Radio, Segments } from '../ui/choice'
import { TextField } from '../ui/field'
import type { NewKeyState } from './state'

export type NewKeyText = Omit<Messages['applicationKeys']['create'], 'text'> & {
  readonly text: string
  /** Whether the account's roles allow SCIM. */
  readonly scimHeld: boolean
}

const expiries = ['90', '365', '730', 'never'] as const

export interface NewKeyFieldsProps {
  state: Extract<NewKeyState, { step: 'form' }>
  text: NewKeyText
}

/** Name, expiry and scopes of a key. */
export function NewKeyFields({ state: { values = {}, errors = {} }, text }: NewKeyFieldsProps) {
  const scopes = values.scopes ?? (text.scimHeld ? 'scim' : 'all')
  return (
    <>
      {errors.form && (
        <Banner tone="danger" role="alert">
          {errors.form}
        </Banner>
      )}
      <TextField
        label={text.name}
        name="name"
        hint={text.nameHint}
        error={errors.name}
        defaultValue={values.name}
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
      <ChoiceGroup legend={text.scopes}>
        <Radio
          name="scopes"
          value="scim"
          label={text.scim}
          hint={text.scimHeld ? text.scimHint : text.scimRefused}
          defaultChecked={scopes !== 'all'}
        />
        <Radio name="scopes" value="all" label={text.all} hint={text.allHint} defaultChecked={scopes === 'all'} />
      </ChoiceGroup>
    </>
  )
}

'use client'

import { useActionState } from 'react'
import { Banner } from '../ui/banner'
import { buttonClass } from '../ui/button-style'
import { TextAreaField, TextField } from '../ui/field'
import { HiddenFields, Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { MetadataReport, type ReportRow } from './metadata-report'

/** What comes back; keeping redirects. */
export interface MetadataFormState {
  readonly values?: { readonly url?: string; readonly text?: string; readonly name?: string }
  /** What was read, in base64, so that exactly that is kept. */
  readonly document?: string
  readonly rows?: readonly ReportRow[]
  readonly fit?: boolean
  readonly error?: string
  readonly nameError?: string
}

export interface MetadataFormProps {
  action: (state: MetadataFormState, form: FormData) => Promise<MetadataFormState>
  /** `id` of the provider whose metadata is replaced. */
  hidden: Readonly<Record<string, string>>
  stored: { readonly url: string; readonly name: string }
  /** Asked of a new provider. */
  asksName: boolean
  text: Readonly<
    Record<
      | 'url'
      | 'urlHint'
      | 'file'
      | 'text'
      | 'textHint'
      | 'or'
      | 'check'
      | 'checking'
      | 'explained'
      | 'unfit'
      | 'fit'
      | 'keep'
      | 'keeping'
      | 'name'
      | 'nameHint'
      | 'again',
      string
    >
  >
  /** The page itself, without what was read. */
  againHref: string
}

/** Metadata by address, file or paste: read and explained first, then kept. */
export function MetadataForm(props: MetadataFormProps) {
  const { action, hidden, text } = props
  const [state, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-5">
      <HiddenFields fields={hidden} />
      <Refusal>{state.error}</Refusal>
      {state.rows ? <Explained {...props} state={state} rows={state.rows} /> : <Ways {...props} state={state} />}
      <div className="flex flex-wrap gap-2">
        {state.fit ? (
          <SubmitButton variant="primary" name="do" value="keep" pendingLabel={text.keeping}>
            {text.keep}
          </SubmitButton>
        ) : (
          !state.rows && (
            <SubmitButton variant="primary" name="do" value="check" pendingLabel={text.checking}>
              {text.check}
            </SubmitButton>
          )
        )}
        {state.rows && (
          <a href={props.againHref} className={buttonClass({})}>
            {text.again}
          </a>
        )}
      </div>
    </form>
  )
}

type PartProps = MetadataFormProps & { state: MetadataFormState }

function Ways({ text, stored, state: { values } }: PartProps) {
  const url = values?.url ?? stored.url
  return (
    <>
      <TextField
        label={text.url}
        name="url"
        type="url"
        hint={text.urlHint}
        defaultValue={url}
        key={`url ${url}`}
        placeholder="https://"
        autoComplete="off"
        spellCheck={false}
      />
      <Or>{text.or}</Or>
      <TextField
        label={text.file}
        name="file"
        type="file"
        accept=".xml,application/xml,text/xml,application/samlmetadata+xml"
      />
      <Or>{text.or}</Or>
      <TextAreaField
        label={text.text}
        name="text"
        hint={text.textHint}
        defaultValue={values?.text}
        rows={5}
        spellCheck={false}
        autoCapitalize="none"
      />
    </>
  )
}

function Or({ children }: { children: string }) {
  return (
    <p className="-my-1.5 flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  )
}

function Explained({ text, asksName, stored, state, rows }: PartProps & { rows: readonly ReportRow[] }) {
  const name = state.values?.name || stored.name
  return (
    <>
      <input type="hidden" name="document" value={state.document ?? ''} />
      <input type="hidden" name="documentUrl" value={state.values?.url ?? ''} />
      <Banner tone={state.fit ? 'success' : 'danger'} role="status">
        {state.fit ? text.fit : text.unfit}
      </Banner>
      <MetadataReport label={text.explained} rows={rows} />
      {asksName && state.fit && (
        <TextField
          label={text.name}
          name="name"
          hint={text.nameHint}
          error={state.nameError}
          defaultValue={name}
          key={`name ${name}`}
          maxLength={80}
          required
        />
      )}
    </>
  )
}

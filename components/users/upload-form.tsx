'use client'

import { useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { TextAreaField } from '../ui/field'
import { FileField } from '../ui/file-field'
import { Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'

export interface UploadState {
  readonly error?: string
}

export interface UploadFormProps {
  action: FormAction<UploadState>
  text: Record<'file' | 'fileHint' | 'chooseFile' | 'paste' | 'pasteAside' | 'upload' | 'uploading', string>
}

/** A CSV file, or its rows as text. */
export function UploadForm({ action, text }: UploadFormProps) {
  const [{ error }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex max-w-160 flex-col gap-5">
      <Refusal>{error}</Refusal>
      <FileField
        label={text.file}
        hint={text.fileHint}
        name="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        choose={text.chooseFile}
      />
      <TextAreaField
        label={text.paste}
        aside={text.pasteAside}
        name="rows"
        rows={5}
        autoCapitalize="none"
        spellCheck={false}
        placeholder={'email,name,roles\nzoe@acme.test,Zoé Martin,Standard'}
      />
      <div>
        <SubmitButton variant="primary" icon="upload" pendingLabel={text.uploading}>
          {text.upload}
        </SubmitButton>
      </div>
    </form>
  )
}

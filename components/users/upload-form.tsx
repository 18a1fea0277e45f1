'use client'

import { useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { AnchorButton } from '../ui/anchor'
import { TextAreaField } from '../ui/field'
import { FileField } from '../ui/file-field'
import { Refusal } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'

export interface UploadState {
  readonly error?: string
}

export interface UploadFormProps {
  action: FormAction<UploadState>
  /** Where a file to begin with is to be had. */
  template: string
  text: Record<
    'file' | 'fileHint' | 'chooseFile' | 'paste' | 'pasteAside' | 'upload' | 'uploading' | 'template' | 'templateHint',
    string
  >
}

/** A CSV file, or its rows as text. */
export function UploadForm({ action, template, text }: UploadFormProps) {
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
      <p className="-mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
        <AnchorButton href={template} icon="download" size="sm">
          {text.template}
        </AnchorButton>
        {text.templateHint}
      </p>
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

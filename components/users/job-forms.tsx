'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormAction } from '../keys/state'
import { Banner } from '../ui/banner'
import { Refusal } from '../ui/form-parts'

export interface JobState {
  readonly error?: string
  readonly notice?: string
}

export interface JobFormProps {
  action: FormAction<JobState>
  job: string
  className?: string
  children: ReactNode
}

/** A form about one job: its buttons name what they do. */
export function JobForm({ action, job, className, children }: JobFormProps) {
  const [{ error, notice }, submit] = useActionState(action, {})
  return (
    <form action={submit} className={className}>
      <input type="hidden" name="job" value={job} />
      <Refusal>{error}</Refusal>
      {notice && (
        <Banner tone="info" role="status">
          {notice}
        </Banner>
      )}
      {children}
    </form>
  )
}

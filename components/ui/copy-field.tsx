import { CopyFrame, type CopyFrameProps } from './copy-frame'

export type CopyFieldProps = CopyFrameProps

/** A value to be carried elsewhere letter by letter. One click selects all of it. */
export function CopyField(props: CopyFieldProps) {
  return (
    <CopyFrame {...props}>
      <code className="min-w-0 flex-1 truncate px-3 text-sm select-all">{props.value}</code>
    </CopyFrame>
  )
}

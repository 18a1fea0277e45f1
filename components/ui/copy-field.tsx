import { CopyFrame, type CopyFrameProps } from './copy-frame'

export type CopyFieldProps = CopyFrameProps

/** A value to be carried elsewhere letter by letter. One click selects all of it. On a narrow page it breaks, since
 *  what tells two addresses of one server apart is their end. */
export function CopyField(props: CopyFieldProps) {
  return (
    <CopyFrame {...props}>
      <code className="min-w-0 flex-1 px-3 text-sm select-all max-sm:py-2 max-sm:break-all sm:truncate">
        {props.value}
      </code>
    </CopyFrame>
  )
}

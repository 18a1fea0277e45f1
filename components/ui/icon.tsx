import { classNames } from './class-names'
import { glyphs, type IconName } from './glyphs'

const sizes = {
  sm: { className: 'size-3', strokeWidth: 2.5 },
  md: { className: 'size-4', strokeWidth: 2 },
  lg: { className: 'size-5', strokeWidth: 1.75 },
  xl: { className: 'size-6', strokeWidth: 1.5 },
}

export interface IconProps {
  name: IconName
  size?: keyof typeof sizes
  className?: string
}

/** A stroked glyph in the colour of its text. Always decorative: the word or label beside it speaks. */
export function Icon({ name, size = 'md', className }: IconProps) {
  const { className: sizeClass, strokeWidth } = sizes[size]
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('block flex-none', sizeClass, className)}
    >
      <path d={glyphs[name]} />
    </svg>
  )
}

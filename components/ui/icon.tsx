import { classNames } from './class-names'
import { glyphs, type IconName } from './glyphs'

const sizes = { sm: 'icon-sm', md: '', lg: 'icon-lg', xl: 'icon-xl' }

export interface IconProps {
  name: IconName
  size?: keyof typeof sizes
  className?: string
}

/** A stroked glyph in the colour of its text. Always decorative: the word or label beside it speaks. How it is stroked
 *  stands in the style sheet, since a list draws hundreds. */
export function Icon({ name, size = 'md', className }: IconProps) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={classNames('icon', sizes[size], className)}>
      <path d={glyphs[name]} />
    </svg>
  )
}

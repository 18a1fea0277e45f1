import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet' | 'inherit'
export type ButtonSize = 'sm' | 'md' | 'lg'

const base =
  'inline-flex items-center justify-center gap-1.5 border rounded-control font-medium whitespace-nowrap no-underline select-none'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent border-accent text-on-accent font-semibold hover:bg-accent-hover hover:border-accent-hover',
  secondary: 'bg-surface border-line-strong text-fg hover:bg-fill',
  danger: 'bg-surface border-current text-danger hover:bg-danger-soft',
  quiet: 'bg-transparent border-transparent text-muted hover:bg-fill hover:text-fg',
  // Takes the colour of what it stands on: banners.
  inherit: 'bg-transparent border-current text-inherit hover:bg-[color-mix(in_oklab,currentColor_10%,transparent)]',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-sm',
  md: 'h-9 px-3.5 text-md',
  // Alone in its line on public pages: long words of a narrow page take a second one.
  lg: 'h-11 px-5 text-base max-sm:h-auto max-sm:min-h-11 max-sm:px-3 max-sm:py-2 max-sm:whitespace-normal',
}

const wrapping = 'max-sm:h-auto max-sm:min-h-9 max-sm:py-1.5 max-sm:whitespace-normal'

const refused = 'bg-sunken border-line text-subtle cursor-not-allowed'

export interface ButtonLook {
  variant?: ButtonVariant
  size?: ButtonSize
  /** As wide as its container. */
  block?: boolean
  /** Its words may take two lines on a narrow page. */
  wraps?: boolean
}

export function buttonClass(
  { variant = 'secondary', size = 'md', block, wraps }: ButtonLook,
  isRefused = false,
): string {
  const width = classNames(block && 'w-full', wraps && wrapping)
  return classNames(base, sizes[size], isRefused ? refused : variants[variant], width)
}

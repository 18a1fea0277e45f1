import { classNames } from '../ui/class-names'

/** The gatehouse and its name. */
export function Brand({ size = 'md' }: { size?: 'md' | 'lg' }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-2 font-semibold tracking-[-0.012em]',
        size === 'lg' ? 'text-lg' : 'text-base',
      )}
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" className={size === 'lg' ? 'size-7' : 'size-6'}>
        <path className="fill-accent" d="M2 22V11a10 10 0 0 1 20 0v11z" />
        <path className="fill-on-accent" d="M8 22v-6.5a4 4 0 0 1 8 0V22zM6.5 7.5h11V9h-11z" />
      </svg>
      Gatehouse
    </span>
  )
}

export interface LifeBarProps {
  /** From 0 to 1. */
  part: number
  tone: 'calm' | 'warning' | 'danger'
}

const tones = { calm: 'text-success', warning: 'text-warning', danger: 'text-danger' }

/** How much of something's life is over. Beside it stands the same in words, so it is hidden from who hears the page. */
export function LifeBar({ part, tone }: LifeBarProps) {
  const width = Math.round(Math.min(1, Math.max(0, part)) * 100)
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className={`block h-1 w-full overflow-hidden rounded-full ${tones[tone]}`}
    >
      <rect width="100" height="4" fill="currentColor" opacity="0.15" />
      <rect width={width} height="4" fill="currentColor" />
    </svg>
  )
}

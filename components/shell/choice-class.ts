import { classNames } from '../ui/class-names'

/** A button among a few of which one counts, such as EN | FR: the one that counts is filled. */
export function choiceClass(counts: boolean): string {
  return classNames(
    'h-7 min-w-8 rounded-control px-1.5 text-sm hover:text-fg',
    counts ? 'bg-fill font-semibold text-fg forced-colors:outline' : 'text-muted',
  )
}

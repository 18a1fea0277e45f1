export const skipTarget = 'content'

/** The first stop of the Tab key. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href={`#${skipTarget}`}
      className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {label}
    </a>
  )
}

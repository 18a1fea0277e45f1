import type { Messages } from '@/lib/i18n/messages'
import { type GuideName, guideGroups, guideHref } from '../guide-list'

interface NavProps {
  name: GuideName
  t: Messages
}

const entry = 'block rounded-control px-2 py-1.5 text-sm no-underline hover:bg-fill hover:text-fg'

/** Beside the guide on a wide screen: all guides, and the parts of the one that is open. Above it and folded on a narrow
 *  one. */
export function GuideNav(props: NavProps) {
  const { guides } = props.t
  return (
    <>
      <nav
        aria-label={guides.others}
        className="sticky top-4 -ml-2 max-h-[calc(100dvh-2rem)] overflow-y-auto pb-4 max-lg:hidden"
      >
        <Groups {...props} />
      </nav>
      <details className="rounded-card border border-line bg-surface px-3 py-2 lg:hidden">
        <summary className="font-semibold">{guides.contents}</summary>
        <nav aria-label={guides.contents} className="mt-1">
          <Parts {...props} />
        </nav>
        <nav aria-label={guides.others} className="mt-3 border-t border-line pt-3">
          <Groups {...props} flat />
        </nav>
      </details>
    </>
  )
}

/** `flat` leaves out the parts of the guide that is open. */
function Groups({ flat, ...props }: NavProps & { flat?: boolean }) {
  const { guides } = props.t
  return (
    <ul className="flex flex-col gap-3">
      {guideGroups.map(({ label, names }) => (
        <li key={label}>
          <p className="px-2 pb-1 text-xs font-medium text-subtle">{guides.groups[label]}</p>
          <ul>
            {names.map((each) => (
              <li key={each}>
                <a
                  href={guideHref(each)}
                  aria-current={each === props.name ? 'page' : undefined}
                  className={`${entry} ${each === props.name ? 'bg-accent-soft font-semibold text-accent-text' : 'text-muted'}`}
                >
                  {guides[each].short}
                </a>
                {each === props.name && !flat && (
                  <nav aria-label={guides.contents} className="my-1 ml-2 border-l border-line pl-1">
                    <Parts {...props} />
                  </nav>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Parts({ name, t: { guides } }: NavProps) {
  const entries = [
    ...guides[name].sections.map(({ id, title }, n) => ({ id, title: `${n + 1}. ${title}` })),
    { id: 'problems', title: guides.problems },
    ...(name === 'okta' || name === 'entra' ? [{ id: 'answers', title: guides.answers }] : []),
  ]
  return (
    <ul>
      {entries.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`} className={`${entry} text-muted`}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

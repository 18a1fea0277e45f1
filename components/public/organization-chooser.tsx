import type { Messages } from '@/lib/i18n/messages'
import { Avatar } from '../ui/avatar'
import { Icon } from '../ui/icon'

export interface OrganizationChooserProps {
  ticket: string
  organizations: readonly { id: string; name: string }[]
  text: Messages['login']['choose']
}

/** A button an organization, inside the sign-in form; after the password, never before it. */
export function OrganizationChooser({ ticket, organizations, text }: OrganizationChooserProps) {
  return (
    <>
      <input type="hidden" name="ticket" value={ticket} />
      <div role="status">
        <h2 className="text-lg font-semibold">{text.title}</h2>
        <p className="text-muted">{text.text}</p>
      </div>
      <ul className="flex flex-col gap-2">
        {organizations.map(({ id, name }) => (
          <li key={id}>
            <button
              type="submit"
              name="organization"
              value={id}
              className="flex min-h-14 w-full items-center gap-3 rounded-control border border-line-strong px-3 text-left font-medium hover:bg-fill"
            >
              <Avatar kind="organization" name={name} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <Icon name="arrow-right" className="text-muted" />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

import Form from 'next/form'
import { HiddenFields, type HiddenFieldsProps } from '../ui/form-parts'
import { Icon } from '../ui/icon'
import { IconLink } from '../ui/icon-button'

export interface SearchFormProps {
  action: string
  /** What the address keeps beside the search. */
  kept: HiddenFieldsProps['fields']
  value: string
  label: string
  placeholder: string
  /** Where the search is given up. */
  clear: { href: string; label: string }
}

/** One field, answered by Enter: a plain GET, so the address is the search. */
export function SearchForm({ action, kept, value, label, placeholder, clear }: SearchFormProps) {
  return (
    <Form
      action={action}
      prefetch={false}
      scroll={false}
      role="search"
      className="relative min-w-44 max-w-64 flex-1 basis-44 max-sm:max-w-full max-sm:basis-full"
    >
      <HiddenFields fields={kept} />
      <Icon name="search" className="pointer-events-none absolute top-2.5 left-3 text-fg" />
      <input
        key={value}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        name="q"
        defaultValue={value}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        maxLength={200}
        className={value ? 'control px-9' : 'control pr-2 pl-9 text-ellipsis'}
      />
      {value && (
        <span className="absolute top-0.5 right-0.5">
          <IconLink icon="x" href={clear.href} label={clear.label} scroll={false} />
        </span>
      )}
    </Form>
  )
}

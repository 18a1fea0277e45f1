import Form from 'next/form'
import { Button } from '../ui/button'
import { HiddenFields } from '../ui/form-parts'

export interface DaysFormProps {
  action: string
  /** What the address keeps beside the days. */
  kept: Record<string, string>
  from?: string
  to?: string
  text: { from: string; to: string; apply: string }
}

/** Two days and what is between them: a plain GET, so the address is the filter. */
export function DaysForm({ action, kept, from, to, text }: DaysFormProps) {
  return (
    <Form
      action={action}
      prefetch={false}
      scroll={false}
      className="-mx-1 mt-1 flex flex-col gap-2 border-t border-line px-3 pt-2 pb-1"
    >
      <HiddenFields fields={kept} />
      <Day label={text.from} name="from" value={from} />
      <Day label={text.to} name="to" value={to} />
      <Button type="submit" size="sm">
        {text.apply}
      </Button>
    </Form>
  )
}

function Day({ label, name, value }: { label: string; name: string; value?: string }) {
  return (
    <label className="flex items-center gap-2">
      <span className="w-10 flex-none text-muted">{label}</span>
      <input key={value} type="date" name={name} defaultValue={value} className="control min-w-0" />
    </label>
  )
}

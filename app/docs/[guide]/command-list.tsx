import type { Messages } from '@/lib/i18n/messages'
import { type CommandSignature, commandReference } from '../command-reference'

/** Every command with its options, as its own help has them. */
export function CommandReference({ t }: { t: Messages }) {
  return (
    <dl className="mt-4">
      {commandReference.map((command) => (
        <Command key={command.name} command={command} t={t} />
      ))}
    </dl>
  )
}

function Command({
  command: { name, positionals, options },
  t: { guides },
}: {
  command: CommandSignature
  t: Messages
}) {
  const told = guides.commands[name]
  const meanings: Readonly<Record<string, string>> = told.options
  return (
    <div className="border-t border-line py-3 first:border-t-0">
      <dt>
        <code className="mono text-sm font-medium wrap-anywhere">{[name, ...positionals].join(' ')}</code>
      </dt>
      <dd>
        <p className="text-pretty text-muted">{told.text}</p>
        <ul className="mt-1 flex flex-col gap-1 text-sm">
          {Object.entries(options).map(([option, { spelled, required, multiple }]) => (
            <li key={option} className="grid grid-cols-[16rem_minmax(0,1fr)] gap-x-4 max-sm:grid-cols-1">
              <code className="mono text-xs leading-5 wrap-anywhere">{spelled}</code>
              <span className="text-pretty text-muted">
                {meanings[option]}
                {required && <span className="text-subtle"> ({guides.command.required})</span>}
                {multiple && <span className="text-subtle"> ({guides.command.multiple})</span>}
              </span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

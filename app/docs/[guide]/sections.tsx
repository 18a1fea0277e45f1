import { Marked } from '@/components/provisioning/marked'
import { Banner } from '@/components/ui/banner'
import type { GuideSection, Part } from '@/lib/i18n/en/guides/guide'
import type { Messages } from '@/lib/i18n/messages'
import { AttributeTable } from '../../organization-settings/provisioning/setup/attribute-table'
import type { GuideName } from '../guide-list'
import { CodeBlock } from './code-block'
import { CommandReference } from './command-list'
import { GuideFields } from './guide-fields'
import { PermissionTable, RefusalTable, VariableTable } from './tables'

/** The parts of a guide in order, each with what the code fills in. */
export function Sections({ name, t }: { name: GuideName; t: Messages }) {
  const sections: readonly GuideSection[] = t.guides[name].sections
  return (
    <ol className="flex flex-col gap-4">
      {sections.map((section, n) => (
        <li
          key={section.id}
          id={section.id}
          className="scroll-mt-4 rounded-card border border-line bg-surface px-5 py-4 max-sm:px-4"
        >
          <h2 className="flex items-baseline gap-2.5 text-lg font-semibold">
            <span className="text-muted tabular-nums">{n + 1}</span>
            {section.title}
          </h2>
          <ul className="mt-2 flex list-disc flex-col gap-2 pl-5 text-pretty marker:text-subtle">
            {section.steps.map((step) => (
              <li key={step}>
                <Marked text={step} />
              </li>
            ))}
          </ul>
          <Filled section={section} name={name} t={t} />
        </li>
      ))}
    </ol>
  )
}

function Filled({ section, name, t }: { section: GuideSection; name: GuideName; t: Messages }) {
  const { fields, mapping, code, part, expect } = section
  return (
    <>
      {fields && <GuideFields fields={fields} t={t} />}
      {mapping && (name === 'okta' || name === 'entra') && (
        <div className="mt-4 flex flex-col gap-3">
          <AttributeTable provider={name} t={t} />
        </div>
      )}
      {code?.map(({ label, snippet }) => (
        <CodeBlock key={snippet} label={label} snippet={snippet} t={t} />
      ))}
      {part && <Table part={part} t={t} />}
      {expect && (
        <div className="mt-4">
          <Banner tone="success" title={t.guides.expect}>
            <Marked text={expect} />
          </Banner>
        </div>
      )}
    </>
  )
}

function Table({ part, t }: { part: Part; t: Messages }) {
  if (part === 'permissions') return <PermissionTable t={t} />
  if (part === 'variables') return <VariableTable t={t} />
  if (part === 'commands') return <CommandReference t={t} />
  return <RefusalTable t={t} />
}

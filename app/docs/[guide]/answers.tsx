import { Marked } from '@/components/provisioning/marked'
import { CodeBadge } from '@/components/ui/badge'
import type { Guide } from '@/lib/i18n/en/guides/guide'
import type { Messages } from '@/lib/i18n/messages'
import { ReferenceTable } from './reference-table'

/** What goes wrong, as one sees it, with its cause and what to do about it. */
export function TroubleTable({ guide, t: { guides } }: { guide: Guide; t: Messages }) {
  const { what, cause, remedy } = guides.trouble
  return (
    <section
      id="problems"
      aria-labelledby="problems-title"
      className="scroll-mt-4 rounded-card border border-line bg-surface px-5 pt-4 pb-2 max-sm:px-4"
    >
      <h2 id="problems-title" className="text-lg font-semibold">
        {guides.problems}
      </h2>
      <ReferenceTable
        caption={guides.problems}
        heads={[what, cause, remedy]}
        widths={['w-3/10', 'w-1/3']}
        rows={guide.trouble.map((row) => ({
          key: row.what,
          cells: [
            <Marked key="what" text={row.what} />,
            <Marked key="cause" text={row.cause} />,
            <span key="remedy" className="text-fg">
              <Marked text={row.remedy} />
            </span>,
          ],
        }))}
      />
    </section>
  )
}

const answers = [
  [400, 'value'],
  [400, 'request'],
  [401, 'keyDead'],
  [403, 'forbidden'],
  [404, 'gone'],
  [409, 'taken'],
  [409, 'groupTaken'],
  [409, 'lastAdministrator'],
  [412, 'version'],
  [413, 'large'],
  [429, 'rate'],
  [500, 'bug'],
  [503, 'busy'],
] as const

/** The refusals by number, with the causes and remedies that the activity gives to the provider's administrator. */
export function Answers({ provider, t }: { provider: 'okta' | 'entra'; t: Messages }) {
  const { failures } = t.activity
  return (
    <section id="answers" aria-labelledby="answers-title" className="scroll-mt-4">
      <h2 id="answers-title" className="text-lg font-semibold">
        {t.guides.answers}
      </h2>
      <p className="mt-1 mb-3 text-muted">{t.guides.answersText}</p>
      <dl className="rounded-card border border-line bg-surface">
        {answers.map(([code, failure]) => (
          <div key={failure} className="flex gap-4 border-t border-line px-5 py-3 first:border-t-0 max-sm:px-4">
            <dt className="w-11 flex-none">
              <CodeBadge code={code} />
            </dt>
            <dd className="min-w-0 flex-1 text-pretty">
              {failures[failure].cause}{' '}
              <span className="text-muted">
                <Marked text={failures[failure].remedy} /> <Marked text={failures[failure][provider]} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

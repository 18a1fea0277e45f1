import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader, ListRow } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import type { Messages } from '@/lib/i18n/messages'
import { minLength } from '@/lib/org/passwords'
import { read } from '@/lib/org/saml-settings'
import { maxAgeSeconds } from '@/lib/org/sessions'
import { settingsContext } from '../settings-context'
import { JitCard } from './jit-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.authentication.title }
}

export default async function AuthenticationPage() {
  const context = await settingsContext('org_authn_config_read')
  const { member, t } = context
  const jit = await read(member.org.id)
  return (
    <>
      <PageHeader title={t.authentication.title} purpose={t.authentication.purpose} />
      <div className="grid grid-cols-[minmax(0,1fr)_304px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <JitCard jit={jit} context={context} />
          <MethodsCard people={jit.passwords} t={t.authentication.methods} />
        </div>
        <SessionsCard t={t.authentication.sessions} />
      </div>
    </>
  )
}

function MethodsCard({ people, t }: { people: number; t: Messages['authentication']['methods'] }) {
  return (
    <Card labelledBy="methods">
      <CardHeader id="methods" title={t.title} />
      <div>
        <ListRow
          icon={<Icon name="key" size="lg" />}
          title={t.password}
          detail={t.passwordText(minLength)}
          aside={
            <>
              <span className="max-sm:hidden">{t.people(people)}</span>
              <Badge tone="success" icon="done">
                {t.on}
              </Badge>
            </>
          }
        />
      </div>
    </Card>
  )
}

function SessionsCard({ t }: { t: Messages['authentication']['sessions'] }) {
  return (
    <Card labelledBy="sessions">
      <CardHeader id="sessions" title={t.title} />
      <CardBody>
        <FactList
          facts={[
            { label: t.longest, value: t.days(maxAgeSeconds / 86_400) },
            { label: t.ends, value: t.endsText },
          ]}
        />
      </CardBody>
    </Card>
  )
}

import { SessionLimitsForm } from '@/components/authentication/session-limits-form'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { FactList } from '@/components/ui/fact-list'
import { duration } from '@/lib/i18n/format'
import type { SessionsNow } from '@/lib/org/sign-in/session-limits'
import type { SettingsContext } from '../settings-context'
import { sessionLimitsPath } from './links'
import { limitFormProps } from './sessions/limits'

/** How long people stay signed in, and how many are. */
export function SessionsCard({ open, context }: { open: SessionsNow; context: SettingsContext }) {
  const { t, reader, refusal } = context
  const { sessions: text } = t.authentication
  const { limits } = open
  const refused = refusal('org_authn_config_write')
  return (
    <Card labelledBy="sessions">
      <CardHeader id="sessions" title={text.title} />
      <div className="px-4 py-2">
        <FactList
          facts={[
            { label: text.longest, value: duration(limits.longest, reader.locale) },
            {
              label: text.idle,
              value: limits.idle < limits.longest ? duration(limits.idle, reader.locale) : text.noIdle,
            },
            { label: text.ends, value: text.endsText },
            { label: text.now, value: open.sessions === 0 ? text.none : text.open(open.sessions, open.people) },
          ]}
        />
      </div>
      <CardFooter>
        {refused ? (
          <Button size="sm" disabledReason={refused}>
            {text.edit}
          </Button>
        ) : (
          <Dialog
            trigger={{ label: text.edit, href: sessionLimitsPath, size: 'sm' }}
            title={text.form.title}
            description={text.form.text}
            closeLabel={t.common.close}
          >
            <SessionLimitsForm framed {...limitFormProps(limits, context)} />
          </Dialog>
        )}
      </CardFooter>
    </Card>
  )
}

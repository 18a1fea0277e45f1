import { VerifyForm } from '@/components/audit/verify-form'
import { Menu, MenuHeading } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { exportFormats } from '@/lib/audit/export'
import { verifyChain } from './actions'
import { exportHref } from './links'
import type { LogView } from './log-view'
import { RetentionDialog } from './retention-dialog'

export function LogHeader(view: LogView) {
  const { context, query, keptDays } = view
  const { auditLog: t } = context.t
  return (
    <>
      <PageHeader
        title={t.title}
        purpose={t.purpose(keptDays)}
        actions={
          <>
            <RetentionDialog {...view} />
            <Menu trigger={{ kind: 'button', icon: 'download', label: t.export.label }}>
              <MenuHeading>{t.export.heading}</MenuHeading>
              {exportFormats.map((format) => (
                <li key={format}>
                  <a href={exportHref(query, format)} download className="menu-item">
                    {t.export[format]}
                  </a>
                </li>
              ))}
            </Menu>
          </>
        }
      />
      <div className="mb-3">
        <VerifyForm
          action={verifyChain}
          text={{ idle: t.chain.text, verify: t.chain.verify, again: t.chain.again, verifying: t.chain.verifying }}
        />
      </div>
    </>
  )
}

import type { Messages } from '@/lib/i18n/messages'
import { type SetupAction, SetupForm, type SetupState } from './setup-form'
import { Sheet, SheetHead } from './sheet'

export interface SetupPageProps {
  t: Messages
  action: SetupAction
  initial?: SetupState
  hidden?: Record<string, string>
}

/** First run: an organization and its first administrator. */
export function SetupPage({ t, ...form }: SetupPageProps) {
  const text = { ...t.setup.form, show: t.common.showPassword, hide: t.common.hidePassword }
  return (
    <Sheet>
      <SheetHead title={t.setup.title}>{t.setup.text}</SheetHead>
      <SetupForm {...form} text={text} />
    </Sheet>
  )
}

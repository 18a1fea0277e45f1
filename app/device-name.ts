import { deviceOf } from '@/components/users/device'
import { requestClient } from '@/lib/auth/client'
import type { Messages } from '@/lib/i18n/messages'

/** What the browser that asks is called, for a passkey that it makes. */
export async function deviceName({ passkeys }: Messages): Promise<string> {
  const { userAgent } = await requestClient()
  const { browser, system } = deviceOf(userAgent ?? null)
  if (browser && system) return passkeys.browserOn(browser, system)
  return browser ?? system ?? passkeys.unknownDevice
}

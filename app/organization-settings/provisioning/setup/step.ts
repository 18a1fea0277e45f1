/** Where the set-up stands, and which of its steps is open: of all of them one, unless everything is done. */

import type { ScimSetup } from '@/lib/org/connections/scim-setup'
import { isScimLive, type OwnedKey } from '@/lib/org/keys/key-entry'
import type { Provider } from './provider'

export const steps = ['provider', 'credential', 'paste', 'attributes', 'try'] as const
export type SetupStep = (typeof steps)[number]

export interface Progress {
  /** Whom the address names, else whoever has sent the latest request. */
  readonly provider: Provider | undefined
  /** The key of a service account that was used last, else one that waits. */
  readonly key: OwnedKey | undefined
  /** Whether that key has been heard of lately. */
  readonly connected: boolean
  readonly open: SetupStep | undefined
}

export interface Asked {
  readonly provider: Provider | undefined
  readonly step: SetupStep | undefined
}

export function toStep(text: string | undefined): SetupStep | undefined {
  return steps.find((step) => step === text)
}

export function progressOf({ keys, now }: ScimSetup, { provider: named, step }: Asked): Progress {
  const key = keys.find(({ owner }) => owner.kind === 'service')
  const connected = key !== undefined && isScimLive(key, now)
  const provider = named ?? (connected ? providerOf(key.lastUse?.agent ?? null) : undefined)
  return { provider, key, connected, open: step ?? next(provider, key, connected, named !== undefined) }
}

function next(provider: Provider | undefined, key: OwnedKey | undefined, connected: boolean, chosen: boolean) {
  if (provider === undefined && !connected) return 'provider'
  if (!key) return 'credential'
  if (!connected || chosen) return 'paste'
  return undefined
}

/** By its user agent. */
function providerOf(agent: string | null): Provider {
  if (/\bokta\b/i.test(agent ?? '')) return 'okta'
  return /entra|azure|microsoft|\baad/i.test(agent ?? '') ? 'entra' : 'other'
}

/** The page with this step open. */
export function stepHref(provider: Provider | undefined, step: SetupStep): string {
  const query = new URLSearchParams({ ...(provider && { idp: provider }), step })
  return `/organization-settings/provisioning/setup?${query}`
}

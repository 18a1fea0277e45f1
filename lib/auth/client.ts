import { headers } from 'next/headers'
import { addressHeader } from '@/lib/http/client-address'
import type { Client } from '@/lib/org/sign-in/sessions'

/** Where the current request of a page or action comes from, for sessions and the audit log. */
export async function requestClient(): Promise<Client> {
  const list = await headers()
  return { address: list.get(addressHeader) ?? undefined, userAgent: list.get('user-agent') ?? undefined }
}

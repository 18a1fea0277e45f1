/** The written form of an application key: `gh_<organization>_<key id>_<secret>_<checksum>`.
 *
 *  The prefix lets secret scanners find a leaked key; the organization binds the check to its tenant; the checksum
 *  refuses a mistyped or invented key without a query. */
import { crc32 } from 'node:zlib'
import { randomBase62, toBase62 } from '@/lib/base/base62'
import { secretLength } from '@/lib/base/secret'
import { claim } from '@/lib/db/finders'
import type { OrgId } from '@/lib/db/tx'

const publicIdLength = 10
const checksumLength = 6

function checksum(text: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(text))
  return toBase62(bytes, checksumLength)
}

export interface MadeKey {
  readonly publicId: string
  readonly secret: string
  /** The whole key, as its holder gets it: once. */
  readonly text: string
}

/** A new random key of the organization; its secret carries 256 bits. */
export function makeKey(orgId: string): MadeKey {
  const publicId = randomBase62(publicIdLength)
  const secret = randomBase62(secretLength)
  const body = `gh_${orgId}_${publicId}_${secret}`
  return { publicId, secret, text: `${body}_${checksum(body)}` }
}

/** The parts of a key, if form and checksum are right; `orgId` is a claim that the secret's hash must prove. */
export function parseKey(text: string): { orgId: OrgId; publicId: string; secret: string } | undefined {
  const [prefix, org, publicId, secret, sum, ...rest] = text.split('_')
  const orgId = claim(org ?? '')
  if (prefix !== 'gh' || !orgId || !publicId || !secret || rest.length > 0) return undefined
  if (publicId.length !== publicIdLength || secret.length !== secretLength) return undefined
  return sum === checksum(`gh_${org}_${publicId}_${secret}`) ? { orgId, publicId, secret } : undefined
}

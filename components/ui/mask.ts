/** A secret with its ends in sight: what one needs to tell two keys apart, and no more than a quarter of it. */
export function mask(secret: string): string {
  const ends = Math.min(12, Math.floor(secret.length / 8))
  const head = secret.slice(0, ends)
  const tail = secret.slice(secret.length - Math.min(4, ends))
  return `${head}${'•'.repeat(24)}${tail}`
}

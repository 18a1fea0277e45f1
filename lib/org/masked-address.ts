/** An address for somebody who may not be its owner: the first letter, then the domain. "zoe@acme.test" becomes
 *  "z…@acme.test". */
export function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${[...local][0] ?? ''}…@${domain}`
}

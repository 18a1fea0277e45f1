/** pg's own mapping of values to what the protocol carries; not in its published types. */
declare module 'pg/lib/utils' {
  const utils: { prepareValue(value: unknown): string | Buffer | null }
  export default utils
}

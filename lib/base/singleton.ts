/** One value for the whole process. Next's server bundle, the front and the worker are separate module graphs in one
 *  process; what must exist once (pools, configuration, the worker) lives on globalThis under a registered symbol. */
export function singleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`gatehouse.${name}`)
  const store = globalThis as unknown as Record<symbol, T | undefined>
  store[key] ??= make()
  return store[key]
}

/** Forgets a value made by `singleton`, so that the next call makes it anew. */
export function forget(name: string): void {
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(`gatehouse.${name}`)]
}

/** The value made by `singleton`, if it was made. */
export function existing<T>(name: string): T | undefined {
  return (globalThis as unknown as Record<symbol, T | undefined>)[Symbol.for(`gatehouse.${name}`)]
}

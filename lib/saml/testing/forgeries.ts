/** Forged and broken responses, each with the code it is refused under. The victim is `victim@acme.test`; who forges
 *  holds a genuine assertion about `zoe@acme.test`. */
import { assertions } from './forged-assertions'
import { encrypted } from './forged-encryptions'
import { answers, documents } from './forged-messages'
import { signatures } from './forged-signatures'
import { wrappings } from './forged-wrappings'
import type { Forgery } from './forgery'

export type { Forgery, World } from './forgery'

export const forgeries: readonly Forgery[] = [
  ...documents,
  ...answers,
  ...signatures,
  ...wrappings,
  ...encrypted,
  ...assertions,
]

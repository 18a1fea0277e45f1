import { ForbiddenPage, readerContext } from './problem-pages'
import { PublicFrame } from './public-frame'

/** Outside of every shell: with the brand and the languages around it. */
export default async function Forbidden() {
  return (
    <PublicFrame context={await readerContext()}>
      <ForbiddenPage nested />
    </PublicFrame>
  )
}

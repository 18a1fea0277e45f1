import { NotFoundPage, readerContext } from './problem-pages'
import { PublicFrame } from './public-frame'

/** Outside of every shell: with the brand and the languages around it. */
export default async function NotFound() {
  return (
    <PublicFrame context={await readerContext()}>
      <NotFoundPage nested />
    </PublicFrame>
  )
}

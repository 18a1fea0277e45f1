import { NotFoundPage } from '../problem-pages'

export default function NotFound() {
  return <NotFoundPage nested />
}

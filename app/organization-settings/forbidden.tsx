import { ForbiddenPage } from '../problem-pages'

export default function Forbidden() {
  return <ForbiddenPage nested />
}

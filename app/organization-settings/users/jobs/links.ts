import { peoplePath } from '../context'

export function jobHref(id: string): string {
  return `${peoplePath}/jobs/${id}`
}

/** The file that a job wrote, or what came of the rows of one. */
export function resultHref(id: string): string {
  return `${jobHref(id)}/result`
}

/** The rows of an import that are wrong, to be put right in a spreadsheet. */
export function toFixHref(id: string): string {
  return `${resultHref(id)}?rows=to-fix`
}

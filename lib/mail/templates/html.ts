/** HTML by tagged template: every value is escaped unless it is HTML made the same way. */

export class Html {
  constructor(readonly source: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

type Value = string | Html | readonly Html[]

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const sources = values.map((value) => {
    if (typeof value === 'string') return escaped(value)
    return value instanceof Html ? value.source : value.map(({ source }) => source).join('')
  })
  return new Html(parts.map((part, index) => part + (sources[index] ?? '')).join(''))
}

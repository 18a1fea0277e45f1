import type { Told } from './sentence'

/** The sentence with the name in it set in bold. */
export function ToldText({ sentence, name }: Told) {
  const at = sentence.indexOf(name)
  if (at < 0 || !name) return <span className="wrap-anywhere">{sentence}</span>
  return (
    <span className="wrap-anywhere">
      {sentence.slice(0, at)}
      <strong>{name}</strong>
      {sentence.slice(at + name.length)}
    </span>
  )
}

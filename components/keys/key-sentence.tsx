/** A sentence that names a key by its mask, "gh_…9f0c", which stands in it in the face of keys. */
export function KeySentence({ masked, text }: { masked: string; text: string }) {
  const [before, ...after] = text.split(masked)
  if (after.length === 0) return text
  return (
    <>
      {before}
      <code className="mono">{masked}</code>
      {after.join(masked)}
    </>
  )
}

/** Pages are painted before their scripts are fetched.
 *
 *  Next writes its scripts as `<script async>` into the head, so a browser that meets a page for the first time fetches
 *  140 kB beside the style and the font that the paint waits for. Here they become elements that do nothing, and a few
 *  lines before them put the very scripts in their place once the first frame is out. What works without scripts is
 *  there at once; what needs them comes as soon as there is something to use it on. */

export type Rewrite = (piece: string, isLast: boolean) => string

/** When the second animation frame begins, the first is out. A page in the background has no frames and needs none; one
 *  whose scripts this browser has fetched before (it knows by the last one, the framework's, which all pages share) waits
 *  for none, since nothing has to be fetched beside the paint.
 *  Turbopack and React look for scripts by `src` and `async`. It stands before the style sheet, which it would wait for. */
const loader = [
  "let may,last,known='gatehouse-scripts'",
  "const late=()=>[...document.querySelectorAll('script[type=late]')]",
  "const load=()=>{if(may)for(const each of late()){last=each.dataset.src;const script=document.createElement('script');script.async=true;script.setAttribute('src',last);each.replaceWith(script)}}",
  'const begin=()=>{may=true;load()}',
  "addEventListener('DOMContentLoaded',()=>{const src=late().at(-1)?.dataset.src??last;try{may||=localStorage[known]===src;if(src)localStorage[known]=src}catch{}load()})",
  'document.hidden?setTimeout(begin):requestAnimationFrame(()=>requestAnimationFrame(()=>setTimeout(begin)))',
].join(';')

const preload = /<link rel="preload" as="script"[^<>]*\/>/g
const script = /<script src="([^"<>]+)"(?=[^<>]* async="")((?: (?:async|id|nonce)="[^"<>]*")+)><\/script>/g
/** What may go on in the next piece: a tag that has not ended, or a script whose end has not come. */
const open = /(?:<script src=[^<>]*(?:>(?:<(?:\/[a-z]*)?)?)?|<[^<>]*)$/

/** A rewriter for one answer, whose pieces may end anywhere. It looks at ASCII alone, so bytes may be given as `latin1`.
 *  `nonce` is what the answer's policy lets scripts run by. */
export function lateScripts(nonce: string | undefined): Rewrite {
  const head = `<head><script${nonce ? ` nonce="${nonce}"` : ''}>{${loader}}</script>`
  let held = ''
  return (piece, isLast) => {
    const all = held + piece
    held = isLast ? '' : (open.exec(all)?.[0] ?? '')
    const whole = held ? all.slice(0, -held.length) : all
    return whole
      .replace('<head>', head)
      .replace(preload, '')
      .replace(script, '<script type="late" data-src="$1"></script>')
  }
}

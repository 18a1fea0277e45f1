import { describe, expect, test } from 'vitest'
import { lateScripts } from './late-scripts'

const head =
  '<link rel="stylesheet" href="/_next/a.css"/><link rel="preload" as="script" fetchPriority="low" nonce="n1" href="/_next/a.js"/>'
const first = '<script src="/_next/b.js" async="" nonce="n1"></script>'
const bootstrap = '<script src="/_next/a.js" nonce="n1" id="_R_" async=""></script>'
const untouched =
  '<script src="/_next/old.js" noModule="" nonce="n1"></script><script nonce="n1">self.x=[0]</script><p>2 < 3 é</p>'
const page = `<html><head>${head}${first}${untouched}</head><body>${bootstrap}</body>`

function rewritten(pieces: readonly string[], nonce?: string): string {
  const rewrite = lateScripts(nonce)
  return pieces.map((piece, at) => rewrite(piece, at === pieces.length - 1)).join('')
}

describe('the scripts of a page', () => {
  test('stand where they stood and fetch nothing', () => {
    const html = rewritten([page], 'n1')
    expect(html).not.toContain('rel="preload"')
    expect(html).not.toMatch(/<script src="\/_next\/[ab]/)
    expect(html).toContain('<script type="late" data-src="/_next/b.js"></script>')
    expect(html).toContain('<body><script type="late" data-src="/_next/a.js"></script></body>')
  })

  test('are waited for by one loader, before the style sheet, under the nonce of the policy', () => {
    const html = rewritten([page], 'n1')
    expect(html).toMatch(/^<html><head><script nonce="n1">\{let may.*\}<\/script><link rel="stylesheet"/)
    expect(rewritten([page])).toMatch(/^<html><head><script>\{/)
  })

  test('for browsers without modules, in the page itself, and its text stay as they are', () => {
    expect(rewritten([page], 'n1')).toContain(untouched)
    expect(rewritten([untouched], 'n1')).toBe(untouched)
  })

  test('are found wherever a piece ends', () => {
    const whole = rewritten([page], 'n1')
    for (let at = 1; at < page.length; at += 1) expect(rewritten([page.slice(0, at), page.slice(at)], 'n1')).toBe(whole)
    expect(rewritten([...page], 'n1')).toBe(whole)
  })
})

test('a piece is passed on as far as it is whole', () => {
  const rewrite = lateScripts('n1')
  expect(rewrite('<main>text</main><scr', false)).toBe('<main>text</main>')
  expect(rewrite('', true)).toBe('<scr')
})

import { describe, expect, test } from 'vitest'
import { type Palette, palettes } from './palette'

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const pairs: [keyof Palette, keyof Palette][] = [
  ['text', 'card'],
  ['muted', 'card'],
  ['muted', 'foot'],
  ['link', 'card'],
  ['onAccent', 'accent'],
]

describe.each(['light', 'dark'] as const)('the %s palette', (name) => {
  test.each(pairs)('%s on %s can be read (WCAG 1.4.3)', (text, ground) => {
    expect(contrast(palettes[name][text], palettes[name][ground])).toBeGreaterThanOrEqual(4.5)
  })

  test('has no pure black or white, which inverting programs turn into a glare', () => {
    expect(Object.values(palettes[name])).not.toContain('#ffffff')
    expect(Object.values(palettes[name])).not.toContain('#000000')
  })
})

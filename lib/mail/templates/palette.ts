/** The product's colours as mail programs understand them: hexadecimal, and neither pure black nor pure white, which
 *  programs that invert colours turn into a glare. Text on its ground has a contrast of at least 4.5 in both. */
export const palettes = {
  light: {
    page: '#f4f2ec',
    card: '#fffefb',
    foot: '#f8f6f1',
    line: '#dedbd2',
    text: '#1d2026',
    muted: '#565b63',
    accent: '#026565',
    onAccent: '#fffefb',
    link: '#05595a',
  },
  dark: {
    page: '#0f1318',
    card: '#181c22',
    foot: '#14181d',
    line: '#2d333c',
    text: '#edeff2',
    muted: '#aeb4bd',
    accent: '#51cec7',
    onAccent: '#06201f',
    link: '#6fdcd5',
  },
} as const

export type Palette = Readonly<Record<keyof (typeof palettes)['light'], string>>

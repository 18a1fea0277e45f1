/** The drawings behind `Icon`: one path each on a 24 by 24 grid, stroked, round ends. A name is a plain string, so it
 *  passes from server to client components, and a page draws its icons without any script. */

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`

const box = (x: number, y: number, width: number, height: number, r: number) =>
  `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
  `h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}z`

const disc = circle(12, 12, 9)
const shield = 'M12 3 5 6v5.5c0 4.3 2.9 7.7 7 9.5 4.1-1.8 7-5.2 7-9.5V6z'
const eye = `M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7z${circle(12, 12, 3)}`
const envelope = `${box(3, 5, 18, 14, 2)}M3.5 7.5l8.5 6 8.5-6`

export const glyphs = {
  activity: 'M3 12h4l3-8 4 16 3-8h4',
  alert: `${disc}M12 7.5v5M12 16.2v.1`,
  'arrow-down': 'M12 5v14M6 13l6 6 6-6',
  'arrow-right': 'M5 12h14M13 6l6 6-6 6',
  'arrow-up': 'M12 19V5M6 11l6-6 6 6',
  audit: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h5',
  ban: `${disc}M5.7 5.7l12.6 12.6`,
  book: 'M12 6.5C10 5 7 4.5 3 5v13.5c4-.5 7 0 9 1.5 2-1.5 5-2 9-1.5V5c-4-.5-7 0-9 1.5zM12 6.5V20',
  bot: `${box(4, 8, 16, 12, 3)}M12 8V4M9 13v2M15 13v2M1.5 13v3M22.5 13v3`,
  building: 'M5 21V5a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v16M16 9h1.5a1.5 1.5 0 0 1 1.5 1.5V21M3 21h18M9 8h3M9 12h3M9 16h3',
  check: 'm5 12.5 4.5 4.5L19 7',
  'chevron-down': 'm6 9 6 6 6-6',
  'chevron-left': 'm15 6-6 6 6 6',
  'chevron-right': 'm9 6 6 6-6 6',
  'chevron-up': 'm6 15 6-6 6 6',
  clock: `${disc}M12 7v5l3 2`,
  columns: `${box(3, 4, 18, 16, 2)}M9 4v16M15 4v16`,
  copy: `${box(9, 9, 12, 12, 2)}M5 15H4.5A1.5 1.5 0 0 1 3 13.5v-9A1.5 1.5 0 0 1 4.5 3h9A1.5 1.5 0 0 1 15 4.5V5`,
  done: `${disc}M8 12.3l2.7 2.7L16 9.5`,
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  external: 'M14 4h6v6M20 4l-9 9M17 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h4',
  eye,
  'eye-off': `${eye}M4 4l16 16`,
  fail: `${disc}M9 9l6 6M15 9l-6 6`,
  flask: 'M9 3h6M10 3v6L4.5 18.5A1.7 1.7 0 0 0 6 21h12a1.7 1.7 0 0 0 1.5-2.5L14 9V3M7.5 15h9',
  globe: `${disc}M3 12h18M12 3c3 3.3 3 14.7 0 18M12 3c-3 3.3-3 14.7 0 18`,
  help: `${disc}M9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.9M12 16.7v.1`,
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5',
  info: `${disc}M12 11.5v5M12 7.7v.1`,
  key: `${circle(8, 15.5, 4.5)}M11.3 12.2l8.2-8.2M16 7.5l3 3`,
  keyboard: `${box(2, 6, 20, 12, 2)}M6 10h.1M10 10h.1M14 10h.1M18 10h.1M7 14h10`,
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6l1.2-1.2',
  lock: `${box(5, 11, 14, 10, 2)}M8 11V8a4 4 0 0 1 8 0v3`,
  login: 'M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 8l4 4-4 4M14 12H4',
  logout: 'M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M16 8l4 4-4 4M20 12H10',
  mail: envelope,
  'mail-failed': 'M21 12V7a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h8M3.5 7.5l8.5 6 8.5-6M17 17l4 4M21 17l-4 4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  minus: 'M5 12h14',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  more: `${circle(5, 12, 0.6)}${circle(12, 12, 0.6)}${circle(19, 12, 0.6)}`,
  passkey: `${circle(9, 8, 4)}M2.5 20a6.5 6.5 0 0 1 11-4.7${circle(18, 12, 3)}M18 15v6M18 19h2`,
  pause: 'M8 5v14M16 5v14',
  pencil: 'M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19z',
  play: 'M7 4.5v15l12-7.5z',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  plus: 'M12 5v14M5 12h14',
  pulse: `${disc}M8 12h2l1.5-3 2 6 1-3H16`,
  rotate: 'M20 11a8 8 0 0 0-14.3-4L3 9.5M3 4v5.5h5.5M4 13a8 8 0 0 0 14.3 4l2.7-2.5M21 20v-5.5h-5.5',
  screen: `${box(3, 4, 18, 13, 2)}M8 21h8M12 17v4`,
  search: `${circle(11, 11, 7)}M20 20l-4-4`,
  send: 'M21 3 10 14M21 3l-7 18-4-7-7-4z',
  shield,
  'shield-check': `${shield}M9 12l2 2 4-4`,
  sun: `${circle(12, 12, 4)}M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1`,
  swap: 'M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  team: `${box(9, 3, 6, 6, 1.5)}${box(3, 15, 6, 6, 1.5)}${box(15, 15, 6, 6, 1.5)}M12 9v3M6 15v-1.5a1.5 1.5 0 0 1 1.5-1.5h9a1.5 1.5 0 0 1 1.5 1.5V15`,
  terminal: 'm5 7 5 5-5 5M13 18h6',
  theme: `${disc}M12 3v18M12 8.5h7.5M12 15.5h7.5M12 12h9`,
  trash: 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5',
  unlink: 'M15.5 14.5l3.5-3.1a4.2 4.2 0 0 0-6-6l-1.2 1.2M8.5 9.5 5 12.6a4.2 4.2 0 0 0 6 6l1.2-1.2M4 4l16 16',
  updown: 'm8 9 4-4 4 4M8 15l4 4 4-4',
  upload: 'M12 16V5M7 9.5l5-5 5 5M4 20h16',
  user: `${circle(12, 8, 4)}M5 20a7 7 0 0 1 14 0`,
  waiting:
    'M10.1 3.2a9 9 0 0 1 3.8 0M17.6 5a9 9 0 0 1 2.2 3M20.9 11a9 9 0 0 1-.6 4M18 18.7a9 9 0 0 1-3.3 1.9M10.1 20.8a9 9 0 0 1-3.5-1.5M4.2 16.5A9 9 0 0 1 3 13M3.5 9a9 9 0 0 1 1.9-3.2',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.1',
  webhook: `${circle(6, 17, 3)}${circle(18, 17, 3)}${circle(12, 6, 3)}M10.7 8.7l-3.2 5.6M13.3 8.7l3.2 5.6M9 17h6`,
  x: 'M18 6 6 18M6 6l12 12',
} as const

export type IconName = keyof typeof glyphs

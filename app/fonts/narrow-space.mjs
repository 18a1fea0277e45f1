/** Writes narrow-space.ttf: a font whose only character is U+202F, the narrow no-break space of French punctuation.
 *  Instrument Sans lacks it and browsers then draw half a word space, which is too tight before ; : ! ? and inside
 *  « ». Standing first in the font stack with its own unicode-range, this font matches nothing else.
 *  Run `node app/fonts/narrow-space.mjs` to make it again. Layout: OpenType 1.9, TrueType outlines. */
import { writeFileSync } from 'node:fs'

const unitsPerEm = 1000
const advance = 190 // .19 em
const ascent = 970
const descent = -250

const u16 = (...values) => Buffer.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]))
const u32 = (...values) =>
  Buffer.from(values.flatMap((v) => [(v >>> 24) & 255, (v >>> 16) & 255, (v >>> 8) & 255, v & 255]))
const pad = (table) => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])

/** A one-unit triangle for .notdef: sanitizers refuse an empty glyf table. */
const notdef = pad(Buffer.concat([u16(1, 0, 0, 1, 1, 2, 0), Buffer.from([1, 1, 1]), u16(0, 1, 0), u16(0, 0, 1)]))

function cmap() {
  const format4 = u16(4, 32, 0, 4, 4, 1, 0, 0x202f, 0xffff, 0, 0x202f, 0xffff, (1 - 0x202f) & 0xffff, 1, 0, 0)
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), format4])
}

function name() {
  const strings = [
    [1, 'Narrow Space'],
    [2, 'Regular'],
    [4, 'Narrow Space'],
    [6, 'NarrowSpace'],
  ].map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()])
  let offset = 0
  const records = strings.map(([id, text]) => {
    const record = u16(3, 1, 0x409, id, text.length, offset)
    offset += text.length
    return record
  })
  return Buffer.concat([
    u16(0, strings.length, 6 + strings.length * 12),
    ...records,
    ...strings.map(([, text]) => text),
  ])
}

function os2() {
  const panose = Buffer.alloc(10)
  return Buffer.concat([
    u16(4, advance, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    panose,
    u32(0, 0, 0, 0),
    Buffer.from('GATE'),
    u16(0x40, 0x202f, 0x202f, ascent, descent, 0, ascent, -descent),
    u32(1, 0),
    u16(500, 700, 0, 0x20, 1),
  ])
}

const epoch = [0, 0]
const tables = {
  'OS/2': os2(),
  cmap: cmap(),
  glyf: notdef,
  head: Buffer.concat([
    u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
    u16(3, unitsPerEm),
    u32(...epoch, ...epoch),
    u16(0, 0, 1, 1, 0, 8, 2, 0, 0),
  ]),
  hhea: Buffer.concat([u32(0x10000), u16(ascent, descent, 0, advance, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2)]),
  hmtx: u16(advance, 0, advance, 0),
  loca: u16(0, notdef.length / 2, notdef.length / 2),
  maxp: Buffer.concat([u32(0x10000), u16(2, 3, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
  name: name(),
  post: Buffer.concat([u32(0x30000, 0), u16(-100, 50), u32(0, 0, 0, 0, 0)]),
}

function checksum(table) {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}

function font() {
  const entries = Object.entries(tables)
  let offset = 12 + entries.length * 16
  const directory = entries.map(([tag, table]) => {
    const record = Buffer.concat([Buffer.from(tag), u32(checksum(pad(table)), offset, table.length)])
    offset += pad(table).length
    return record
  })
  const header = Buffer.concat([u32(0x10000), u16(entries.length, 128, 3, entries.length * 16 - 128)])
  const file = Buffer.concat([header, ...directory, ...entries.map(([, table]) => pad(table))])
  const headOffset = file.readUInt32BE(12 + Object.keys(tables).indexOf('head') * 16 + 8)
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headOffset + 8)
  return file
}

writeFileSync(new URL('narrow-space.ttf', import.meta.url), font())

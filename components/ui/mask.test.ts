import { expect, it } from 'vitest'
import { mask } from './mask'

it('shows at most a quarter of a secret, whatever its length', () => {
  for (let length = 0; length < 120; length += 1) {
    const visible = mask('s'.repeat(length)).replaceAll('•', '').length
    expect(visible).toBeLessThanOrEqual(length / 4)
  }
})

it('keeps the beginning and the end of a key in sight', () => {
  const masked = mask('gh_8Kq2_1a2b3c4d5e6f_4ZzT0PqLxV7mN1wR5yB8cD2fG6hJ3kQ9sU0tX_9f0c')
  expect(masked.startsWith('gh_')).toBe(true)
  expect(masked.endsWith('9f0c')).toBe(true)
})

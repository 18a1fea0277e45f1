import { describe, expect, test } from 'vitest'
import { preferencesOf, wantsDryRun } from './prefer'

describe('preferences (RFC 7240 2)', () => {
  test.each([
    [null, []],
    ['', []],
    ['dry-run', [['dry-run', '']]],
    ['Foo; bar', [['foo', '']]],
    ['foo; bar=""', [['foo', '']]],
    ['foo=""; bar', [['foo', '']]],
    [
      'respond-async, WAIT=100',
      [
        ['respond-async', ''],
        ['wait', '100'],
      ],
    ],
    ['priority=5, priority=6', [['priority', '5']]],
    [
      'a="x, y; z=1" ; p="q, r" , b = "\\"quoted\\""',
      [
        ['a', 'x, y; z=1'],
        ['b', '"quoted"'],
      ],
    ],
    [',, ,x', [['x', '']]],
  ] as const)('of %j', (header, wanted) => {
    expect([...preferencesOf(header)]).toEqual(wanted)
  })

  test('a header without an end costs one pass', () => {
    const bombs = [
      '"'.repeat(100_000),
      'a='.repeat(50_000),
      ' '.repeat(100_000),
      `a${' '.repeat(50_000)}`,
      ';a'.repeat(50_000),
    ]
    for (const bomb of bombs) expect(preferencesOf(bomb).size).toBeLessThan(3)
  })

  test('a dry run is one unless its value is false', () => {
    expect(['dry-run', 'DRY-RUN=1', 'x, dry-run="yes"'].map(wantsDryRun)).toEqual([true, true, true])
    expect(['dry-run=FALSE', 'x;dry-run', 'x="dry-run"', null].map(wantsDryRun)).toEqual([false, false, false, false])
  })
})

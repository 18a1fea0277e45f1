import { describe, expect, test } from 'vitest'
import { confirmPath, requireFresh } from './fresh'

/** Where a redirect leads; undefined where there was none. */
function ledTo(run: () => void): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as { digest?: string }).digest?.split(';')[2]
  }
}

describe('what asks for a recent proof', () => {
  test('lets whoever proved it a short while ago go on', () => {
    expect(ledTo(() => requireFresh({ isFresh: true }, '/account/security'))).toBeUndefined()
  })

  test('sends everybody else to prove it, and back to where they came from', () => {
    expect(ledTo(() => requireFresh({ isFresh: false }, '/account/security?a=1'))).toBe(
      confirmPath('/account/security?a=1'),
    )
    expect(confirmPath('/account/security?a=1')).toBe('/account/confirm?returnTo=%2Faccount%2Fsecurity%3Fa%3D1')
  })
})

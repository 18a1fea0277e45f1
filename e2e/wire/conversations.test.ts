import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { waitingForGroups, waitsForGroups } from './later'
import entra from './recorded/entra.json'
import okta from './recorded/okta.json'
import { type Conversation, makeVariables, play, type Step } from './runner'
import { overEveryMount } from './wire'

await cloneDatabase()

const conversations: Record<string, Conversation> = {
  okta: okta as unknown as Conversation,
  entra: entra as unknown as Conversation,
}

overEveryMount((wire) => {
  describe.each(Object.entries(conversations))('%s', (name, conversation) => {
    const variables = makeVariables(conversation)
    const steps = conversation.steps.filter((step) => !waitsForGroups(name, step))
    test.each(steps.map((step): [string, string, Step] => [step.id, step.title, step]))(
      '%s %s',
      async (_id, _, step) => {
        expect(await play(wire.scim, step, variables)).toEqual([])
      },
    )
  })
})

test('only steps that exist wait for groups', () => {
  for (const [name, ids] of Object.entries(waitingForGroups)) {
    const known = conversations[name]?.steps.map(({ id }) => id)
    expect(known).toEqual(expect.arrayContaining([...ids]))
  }
})

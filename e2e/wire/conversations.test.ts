import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
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
  describe.each(Object.entries(conversations))('%s', (_, conversation) => {
    const variables = makeVariables(conversation)
    test.each(conversation.steps.map((step): [string, string, Step] => [step.id, step.title, step]))(
      '%s %s',
      async (_id, _, step) => {
        expect(await play(wire.scim, step, variables)).toEqual([])
      },
    )
  })
})

/** A row of the activity as tests record it: a read that went well, but for what they say. */
import { randomUUID } from 'node:crypto'
import type { ActivityEntry } from '../activity'

export function activityEntry(more: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    at: new Date(),
    requestId: randomUUID(),
    method: 'GET',
    path: '/Users',
    resourceType: 'User',
    targetId: null,
    targetName: null,
    status: 200,
    scimType: null,
    detail: null,
    durationMs: 1.5,
    keyId: randomUUID(),
    connectionId: null,
    address: null,
    client: null,
    tolerances: null,
    effects: null,
    request: null,
    requestCut: false,
    requestWhole: true,
    response: null,
    responseCut: false,
    dryRun: false,
    repeatOf: null,
    ...more,
  }
}

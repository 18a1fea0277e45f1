/** Recorded steps that wait for what is not served yet. Nothing else is left out: a step that is named here and
 *  passes, or does not exist, fails the run. */

/** Groups are not served yet: steps that address them, and the one that looks for them in a user. */
export const waitingForGroups: Readonly<Record<string, readonly string[]>> = {
  okta: ['O23'],
  entra: [],
}

/** Whether the step waits for groups. */
export function waitsForGroups(conversation: string, { id, req }: { id: string; req: readonly string[] }): boolean {
  return req[1]?.startsWith('/Groups') === true || waitingForGroups[conversation]?.includes(id) === true
}

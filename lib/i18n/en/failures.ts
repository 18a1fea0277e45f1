/** Why a request of the identity provider was refused. `short` ends the sentence of a list; `cause` and `remedy` are read
 *  on the request's page and in the guides, `okta` and `entra` behind the remedy where it is known who asked. Written
 *  like guides: see guides/guide.ts. */

const retry = {
  okta: 'Then choose the lines under **Dashboard**, **Tasks** in Okta and press **Retry Selected**.',
  entra: 'Entra ID retries at its next cycle, within 40 minutes or so; **Provision on demand** does it at once.',
}
const wait = {
  okta: 'Okta retries up to ten times; what it gives up stands under **Dashboard**, **Tasks**: press **Retry Selected**.',
  entra: 'Entra ID retries at its next cycle, within 40 minutes or so.',
}

export const failures = {
  keyDead: {
    short: 'its key has ended',
    cause: 'The key was revoked, has expired, or its owner is disabled.',
    remedy:
      'Create another key in [SCIM setup](/organization-settings/provisioning/setup); it belongs to a service account, so it does not end with somebody’s leaving.',
    okta: 'In Okta open **Provisioning**, **Integration**, **Edit**, paste it as **Authorization (Bearer)**, press **Test Connector Configuration**, then **Save**.',
    entra: 'In Entra ID open **Provisioning**, paste it as **Secret token**, press **Test connection**, then **Save**.',
  },
  forbidden: {
    short: 'its key may not',
    cause: 'The key may not do this, or your plan does not have SCIM.',
    remedy:
      'Give the key’s account the role Provisioning under [Service accounts](/organization-settings/service-accounts); whether your plan has SCIM, [SCIM setup](/organization-settings/provisioning/setup) says.',
    ...retry,
  },
  gone: {
    short: 'it is not here',
    cause: 'What the request names does not exist here, or was removed.',
    remedy: 'There is nothing to do in Gatehouse: your provider has to send the person or group anew.',
    okta: 'In Okta remove the person under **Assignments** and assign them again; a group under **Push Groups**: unlink it and push it again.',
    entra:
      'In Entra ID use **Provision on demand** for one person; **Restart provisioning** matches everybody and every group anew.',
  },
  taken: {
    short: 'the name or address is taken',
    cause: 'A person here has this user name or address already, and your provider may not take them over.',
    remedy:
      'Open that person and press Allow beside “Managed here”, or let the provider take over everybody in the [SCIM settings](/organization-settings/provisioning/setup#settings).',
    ...retry,
  },
  groupTaken: {
    short: 'the name is taken',
    cause: 'A team here has this name already, or one so like it that both would share a handle.',
    remedy:
      'Open that team under [Teams](/organization-settings/teams) and press Allow adoption, or rename one of the two.',
    okta: 'Then open the group under **Push Groups** in Okta and press **Push Now**.',
    entra: retry.entra,
  },
  lastAdministrator: {
    short: 'nobody would be left to manage access',
    cause: 'Nobody else here could manage access afterwards, or sign in when the provider is down.',
    remedy:
      'Give somebody else the role Admin under [Users](/organization-settings/users?status=active), or name another break-glass administrator under [Authentication](/organization-settings/authentication).',
    ...retry,
  },
  value: {
    short: 'a value is not valid',
    cause: 'A value is missing or is not of the kind its attribute takes.',
    remedy: 'The answer names the attribute: correct its mapping in your provider, or the person’s data there.',
    okta: 'In Okta the mappings stand under **Provisioning**, **To App**; afterwards press **Force Sync** there.',
    entra:
      'In Entra ID open **Attribute mapping**; afterwards use **Provision on demand**. A member who never came has to be assigned first.',
  },
  request: {
    short: 'it is not valid SCIM',
    cause: 'The request was not written as SCIM asks.',
    remedy:
      'Compare your provider’s settings with its [guide](/docs). If they agree, send the request to the maker of its connector.',
    okta: 'In Okta **SCIM connector base URL** ends in `/api/v2/scim`, and **Unique identifier field for users** is `userName`.',
    entra: 'In Entra ID open **Attribute mapping** and press **Restore the default mappings**.',
  },
  tooMany: {
    short: 'it asked for too much',
    cause: 'The search asked for too much at once.',
    remedy: 'Have your provider match people by `userName` or `externalId`, compared with “equals”.',
    okta: 'In Okta set **Unique identifier field for users** to `userName` under **Provisioning**, **Integration**.',
    entra:
      'In Entra ID open **Attribute mapping** and keep a **Matching precedence** for `userName` alone, for groups for `displayName`.',
  },
  large: {
    short: 'it was too large',
    cause: 'The request was larger than one may be, or came too slowly.',
    remedy: 'Send fewer changes at once: the answer names the limit.',
    okta: 'In Okta divide a group of very many members in two under **Push Groups**, or press **Push Now** to try again.',
    entra: wait.entra,
  },
  rate: {
    short: 'too many requests',
    cause: 'Too many requests came in a short time.',
    remedy: 'There is nothing to do: the answer said when to go on.',
    ...wait,
  },
  version: {
    short: 'it had changed meanwhile',
    cause: 'What was to be changed had changed meanwhile, or the request was sent before with other content.',
    remedy: 'There is nothing to do: your provider reads it again and repeats its change.',
    ...wait,
  },
  busy: {
    short: 'Gatehouse was busy',
    cause: 'Gatehouse or its database was busy.',
    remedy: 'There is nothing to do unless it lasts: then tell whoever runs Gatehouse, with the request ID.',
    ...wait,
  },
  bug: {
    short: 'an error here',
    cause: 'Something failed inside Gatehouse.',
    remedy: 'Give the request ID to whoever runs Gatehouse: the cause is in the server’s log.',
    ...retry,
  },
  other: {
    short: 'it could not be carried out',
    cause: 'The request asks for something that Gatehouse does not offer.',
    remedy: 'Read the answer, and compare your provider’s settings with its [guide](/docs).',
    okta: 'In Okta look at **SCIM connector base URL** under **Provisioning**, **Integration**: it ends in `/api/v2/scim`.',
    entra: 'In Entra ID look at **Tenant URL** under **Provisioning**: it ends in `/api/v2/scim`.',
  },
}

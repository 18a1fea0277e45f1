/** Groups whose members are refused at their creation. */
import { type BadRequest, long, type Verdict } from './bad-request'
import { nobodysId } from './people'
import { groupCore } from './teams'

/** A group that would be fine but for its members, given as JSON so that they may hold what objects cannot. */
function members(what: string, json: string, [status, scimType]: Verdict = [400, 'invalidValue']): BadRequest {
  const raw = `{"schemas":["${groupCore}"],"displayName":"New","members":${json}}`
  return { what: `POST group, members: ${what}`, method: 'POST', path: '/Groups', raw, status, scimType }
}

export const badMembers: readonly BadRequest[] = [
  members('a string', '"{{id}}"'),
  members('an object', '{"value":"{{id}}"}'),
  members('a number', '7'),
  members('true', 'true'),
  members('null inside', '[null]'),
  members('a number inside', '[7]'),
  members('true inside', '[true]'),
  members('a list inside', '[["{{id}}"]]'),
  members('an empty text inside', '[""]'),
  members('an empty object', '[{}]'),
  members('without value', '[{"display":"x"}]'),
  members('only a $ref', '[{"$ref":"../Users/{{id}}"}]'),
  members('value null', '[{"value":null}]'),
  members('value empty', '[{"value":""}]'),
  members('value blank', '[{"value":"  "}]'),
  members('value a number', '[{"value":7}]'),
  members('value an object', '[{"value":{"$ne":null}}]'),
  members('value a list', '[{"value":["{{id}}"]}]'),
  members('value with NUL', '[{"value":"{{id}}\\u0000"}]'),
  members('value an address', '[{"value":"../Users/{{id}}"}]'),
  members('value a userName', '[{"value":"{{name}}"}]'),
  members('value with a blank', '[{"value":" {{id}}"}]'),
  members('value with braces', '[{"value":"{{{id}}}"}]'),
  members('value without dashes', '[{"value":"00000000000040008000000000000000"}]'),
  members('value with a quote', `[{"value":"'"}]`),
  members('value a bulkId', '[{"value":"bulkId:x"}]'),
  members("nobody's", `[{"value":"${nobodysId}"}]`),
  members('one known and one unknown', `[{"value":"{{id}}"},{"value":"${nobodysId}"}]`),
  members('a bare unknown id', `["${nobodysId}"]`),
  members('a group', '[{"value":"{{group}}"}]'),
  members('a group that says so', '[{"value":"{{group}}","type":"Group"}]'),
  members('a person said to be a group', '[{"value":"{{id}}","type":"group"}]'),
  members('type a number', '[{"value":"{{id}}","type":1}]'),
  members('$ref a number', '[{"value":"{{id}}","$ref":1}]'),
  members('of another organization', '[{"value":"{{theirs}}"}]'),
  members('a group of another organization', '[{"value":"{{theirGroup}}"}]'),
  members('value too long', `[{"value":"${long}"}]`),
  members('100,001', `[${Array(100_001).fill('{"value":"{{id}}"}').join()}]`, [413]),
]

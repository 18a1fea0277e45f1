/** Assertions that are rightly signed and say something wrong. */
import type { ResponseRefusal } from '../refusals'
import * as forger from './forger'
import { moment } from './forger'
import { type Forgery, own, provider } from './forgery'

function subjects(
  name: string,
  code: ResponseRefusal,
  write: (right: string, setting: forger.Setting) => string,
): Forgery {
  return provider(name, code, ({ setting }) => ({ subject: write(forger.subject(setting), setting) }))
}

function conditions(name: string, code: ResponseRefusal, write: (right: string, setting: forger.Setting) => string) {
  return provider(name, code, ({ setting }) => ({ conditions: write(forger.conditions(setting), setting) }))
}

function aged(name: string, code: ResponseRefusal, instant: (setting: forger.Setting) => string): Forgery {
  return provider(name, code, ({ setting }) => ({ assertionAttributes: `Version="2.0" ${instant(setting)}` }))
}

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

export const assertions: Forgery[] = [
  provider('no subject', 'subject_missing', () => ({ subject: '' })),
  subjects('two subjects', 'subject_missing', (right) => right + right),
  subjects('no name', 'name_id_missing', (right) => right.replace(/<saml:NameID[^>]*>[^<]*<\/saml:NameID>/, '')),
  subjects('an empty name', 'name_id_missing', (right) => right.replace('zoe@acme.test', ' ')),
  subjects('two names', 'name_id_missing', (right) =>
    right.replace('<saml:NameID', '<saml:NameID>victim</saml:NameID><saml:NameID'),
  ),
  subjects('an element in the name', 'name_id_missing', (right) => right.replace('zoe@', '<x>victim</x>zoe@')),
  subjects('a name without end', 'name_id_missing', (right) => right.replace('zoe@acme.test', 'z'.repeat(1_025))),
  subjects('an encrypted name', 'name_id_missing', (right) => right.replaceAll('saml:NameID', 'saml:EncryptedID')),
  subjects('a name for one time', 'name_id_transient', (right) =>
    right.replace(/Format="[^"]+"/, `Format="${transient}"`),
  ),
  subjects('no confirmation', 'confirmation_missing', (right) =>
    right.replace(/<saml:SubjectConfirmation [\s\S]*<\/saml:SubjectConfirmation>/, ''),
  ),
  subjects('a confirmation without data', 'confirmation_missing', (right) =>
    right.replace(/<saml:SubjectConfirmationData[^>]*\/>/, ''),
  ),
  subjects('a holder of a key', 'confirmation_method', (right) => right.replace('cm:bearer', 'cm:holder-of-key')),
  subjects('a sender who vouches', 'confirmation_method', (right) => right.replace('cm:bearer', 'cm:sender-vouches')),
  subjects('a confirmation without a method', 'confirmation_method', (right) => right.replace(/ Method="[^"]+"/, '')),
  subjects('no recipient', 'recipient_missing', (right) => right.replace(/ Recipient="[^"]+"/, '')),
  subjects('another recipient', 'recipient_wrong', (right) =>
    right.replace(/Recipient="[^"]+"/, 'Recipient="https://evil.test/acs"'),
  ),
  subjects("another organization's recipient", 'recipient_wrong', (right) => right.replace(own, '/saml/globex/')),
  subjects('a recipient with a slash more', 'recipient_wrong', (right, { acsUrl }) =>
    right.replace(acsUrl, `${acsUrl}/`),
  ),
  subjects('a recipient of another port', 'recipient_wrong', (right, { acsUrl }) =>
    right.replace(acsUrl, acsUrl.replace(/(?<=:\/\/[^/]+)\//, ':8443/')),
  ),
  subjects('a recipient in other letters', 'recipient_wrong', (right, { acsUrl }) =>
    right.replace(acsUrl, acsUrl.toUpperCase()),
  ),
  subjects('a recipient with letters written as percents', 'recipient_wrong', (right, { acsUrl }) =>
    right.replace(acsUrl, acsUrl.replace('/acs', '/%61cs')),
  ),
  subjects('an empty recipient', 'recipient_missing', (right) => right.replace(/Recipient="[^"]+"/, 'Recipient=""')),
  subjects('a confirmation that has just ended', 'subject_expired', (right, { now }) =>
    right.replace(/NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${moment(now, -60)}"`),
  ),
  subjects('two confirmations, each wrong in something else', 'recipient_wrong', (right, { now }) => {
    const [one = ''] = /<saml:SubjectConfirmation [\s\S]*<\/saml:SubjectConfirmation>/.exec(right) ?? []
    const elsewhere = one.replace(/Recipient="[^"]+"/, 'Recipient="https://evil.test/acs"')
    const over = one.replace(/NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${moment(now, -300)}"`)
    return right.replace(one, elsewhere + over)
  }),
  subjects('a confirmation of no request', 'subject_request_wrong', (right) =>
    right.replace(/ InResponseTo="[^"]+"/, ''),
  ),
  subjects('a confirmation of another request', 'subject_request_wrong', (right) =>
    right.replace(/InResponseTo="[^"]+"/, 'InResponseTo="_other"'),
  ),
  subjects('a confirmation without end', 'subject_time_missing', (right) => right.replace(/NotOnOrAfter="[^"]+" /, '')),
  subjects('a confirmation that has ended', 'subject_expired', (right, { now }) =>
    right.replace(/NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${moment(now, -61)}"`),
  ),
  subjects('a confirmation that has not begun', 'subject_expired', (right, { now }) =>
    right.replace('NotOnOrAfter', `NotBefore="${moment(now, 120)}" NotOnOrAfter`),
  ),
  subjects('a confirmation with a beginning that is none', 'time_malformed', (right) =>
    right.replace('NotOnOrAfter', 'NotBefore="0" NotOnOrAfter'),
  ),
  subjects('a confirmation with a time that is none', 'time_malformed', (right) =>
    right.replace(/NotOnOrAfter="[^"]+"/, 'NotOnOrAfter="tomorrow"'),
  ),
  provider('no conditions', 'conditions_missing', () => ({ conditions: '' })),
  conditions('two conditions', 'conditions_missing', (right) => right + right),
  conditions('no audience', 'audience_missing', (right) =>
    right.replace(/<saml:AudienceRestriction>[\s\S]*<\/saml:AudienceRestriction>/, ''),
  ),
  conditions('an empty restriction', 'audience_wrong', (right) =>
    right.replace(/<saml:Audience>[^<]*<\/saml:Audience>/, ''),
  ),
  conditions('another audience', 'audience_wrong', (right) =>
    right.replace(/<saml:Audience>[^<]*/, '<saml:Audience>https://evil.test'),
  ),
  conditions("another organization's audience", 'audience_wrong', (right) => right.replace(own, '/saml/globex/')),
  conditions('an audience that only begins like ours', 'audience_wrong', (right) =>
    right.replace('</saml:Audience>', '.evil</saml:Audience>'),
  ),
  conditions('an audience in other letters', 'audience_wrong', (right) => right.replace('/metadata', '/METADATA')),
  conditions('an audience that is empty', 'audience_wrong', (right) =>
    right.replace(/<saml:Audience>[^<]*/, '<saml:Audience>'),
  ),
  conditions('two audiences of which none is us', 'audience_wrong', (right) =>
    right.replace(
      /<saml:Audience>.*<\/saml:Audience>/,
      '<saml:Audience>x</saml:Audience><saml:Audience>y</saml:Audience>',
    ),
  ),
  conditions('an audience with another in it', 'audience_wrong', (right) =>
    right.replace('</saml:Audience>', '<x xmlns="urn:x"/></saml:Audience>'),
  ),
  conditions('a second restriction without us', 'audience_wrong', (right) =>
    right.replace(
      '</saml:Conditions>',
      '<saml:AudienceRestriction><saml:Audience>x</saml:Audience></saml:AudienceRestriction></saml:Conditions>',
    ),
  ),
  conditions('a condition that nobody knows', 'condition_unknown', (right) =>
    right.replace('</saml:Conditions>', '<x:Delegation xmlns:x="urn:x"/></saml:Conditions>'),
  ),
  conditions('an abstract condition', 'condition_unknown', (right) =>
    right.replace('</saml:Conditions>', '<saml:Condition/></saml:Conditions>'),
  ),
  conditions('conditions that begin later', 'not_yet_valid', (right, { now }) =>
    right.replace(/NotBefore="[^"]+"/, `NotBefore="${moment(now, 61)}"`),
  ),
  conditions('conditions that have ended', 'expired', (right, { now }) =>
    right.replace(/NotOnOrAfter="[^"]+"/, `NotOnOrAfter="${moment(now, -60)}"`),
  ),
  conditions('a beginning that is no time', 'time_malformed', (right) =>
    right.replace(/NotBefore="[^"]+"/, 'NotBefore="0"'),
  ),
  conditions('an end that is no day', 'time_malformed', (right) =>
    right.replace(/NotOnOrAfter="[^"]+"/, 'NotOnOrAfter="2026-13-40T00:00:00Z"'),
  ),
  aged('an assertion from the future', 'not_yet_valid', ({ now }) => `IssueInstant="${moment(now, 120)}"`),
  aged('an assertion of an hour ago', 'too_old', ({ now }) => `IssueInstant="${moment(now, -3_600)}"`),
  aged('an assertion of no time', 'time_malformed', () => ''),
  aged('an assertion of a time that is none', 'time_malformed', () => 'IssueInstant="now"'),
  provider('nobody who signed in', 'authn_statement_missing', () => ({ statement: '' })),
  provider('a session that is over', 'session_over', ({ setting: { now } }) => ({
    statement: forger
      .statement(now)
      .replace(/SessionNotOnOrAfter="[^"]+"/, `SessionNotOnOrAfter="${moment(now, -61)}"`),
  })),
  provider('a session whose end is no time', 'time_malformed', ({ setting: { now } }) => ({
    statement: forger.statement(now).replace(/SessionNotOnOrAfter="[^"]+"/, 'SessionNotOnOrAfter="never"'),
  })),
  provider('too many attributes', 'attributes_too_many', () => ({
    attributes: forger.attributes(Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`a${n}`, ['x']]))),
  })),
  provider('too many values', 'attributes_too_many', () => ({
    attributes: forger.attributes({ groups: Array.from({ length: 2_001 }, (_, n) => `g${n}`) }),
  })),
]

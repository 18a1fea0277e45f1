/** Single sign-on: what each check, each field of metadata and each refusal means, for the person it concerns and for
 *  the administrator who can mend it. */
export const sso = {
  way: {
    title: 'Single sign-on',
    text: 'Your address says which identity provider signs you in.',
    label: 'Work e-mail',
    submit: 'Continue with single sign-on',
    none: 'No organization here uses single sign-on for this address. Check it, or sign in with your password.',
    several: 'Several organizations use single sign-on for this address:',
    onwards: 'On to single sign-on. If nothing happens, follow this link:',
    link: 'Sign in with single sign-on',
    back: 'Sign in with a password',
  },
  refusedPage: {
    title: 'You are not signed in',
    again: 'Sign in again',
    reference: 'Reference',
    forAdmin: 'For the administrator',
    invitation: 'Send me a new invitation',
    invitationSent: 'If your invitation is still open, a new one is on its way to your address.',
    gone: 'This page has ended. Sign in again to see why you were refused.',
  },
  checks: {
    provider: 'Identity provider',
    browser: 'Browser that began',
    document: 'Form of the message',
    response: 'Response',
    status: 'Status',
    issuer: 'Issuer',
    destination: 'Destination',
    request: 'Request answered',
    encryption: 'Encryption',
    signature: 'Signature of the assertion',
    subject: 'Subject',
    confirmation: 'Recipient and confirmation',
    audience: 'Audience',
    time: 'Time',
    statement: 'Signed in at the provider',
    attributes: 'Attributes',
    once: 'Used for the first time',
    person: 'Person',
  },
  verdicts: {
    ok: 'Right',
    failed: 'Wrong',
    skipped: 'Not checked',
  },
  fields: {
    document: 'Document',
    entityId: 'Entity ID',
    ssoUrl: 'Sign-in address (HTTP-Redirect)',
    sloUrl: 'Single logout address',
    certificate: 'Signing certificate',
    validUntil: 'Valid until',
    requests: 'Signed requests',
    nameId: 'NameID formats',
  },
  problems: {
    too_large: 'Too large to be read.',
    doctype: 'It has a DOCTYPE, which is refused.',
    not_plain: 'It holds CDATA or processing instructions.',
    not_xml: 'It is not well-formed XML.',
    id_twice: 'Two elements have the same ID.',
    namespace_relative: 'It declares a relative namespace.',
    not_metadata: 'This is no SAML metadata.',
    several_providers: 'It describes several identity providers. Give the metadata of one.',
    no_provider: 'It describes no identity provider. Perhaps it is the metadata of an application.',
    entity_id_missing: 'The entity ID is missing or too long.',
    entity_id_own: 'This is our own entity ID. Give the metadata of the provider.',
    sso_missing: 'There is no address to sign in at.',
    sso_no_redirect: 'There is no address for HTTP-Redirect, which is how requests are sent.',
    sso_not_https: 'The address is not https. People’s browsers would go there unprotected.',
    slo_unusable: 'The address cannot be used. Signing out stays what it is at each of the two.',
    slo_not_https: 'The address is not https. People’s browsers would go there unprotected.',
    certificate_missing: 'There is no certificate to check signatures with.',
    certificates_too_many: 'There are more than five certificates.',
    certificate_unreadable: 'This is no certificate.',
    certificate_key_kind: 'The key is not RSA.',
    certificate_key_short: 'The key has fewer than 2,048 bits.',
    certificate_expired: 'It has ended. It still works; replace it.',
    certificate_expires_soon: 'It ends within 30 days. Put the next one beside it.',
    valid_until_past: 'The document is out of date. Fetch a newer one.',
    requests_signed: 'The provider wants signed requests. They are signed.',
    name_id_transient_only: 'The provider offers only names for one time, by which nobody can be recognized.',
  },
  /** By code: what the person reads, and what the administrator does. */
  refused: {
    too_large: {
      person: 'Your identity provider sent more than can be read here.',
      admin: 'The response is larger than 256 kB, or nested too deeply. Send fewer groups and attributes.',
    },
    not_base64: {
      person: 'What arrived here was no answer of an identity provider.',
      admin: 'The form field SAMLResponse is missing or is not base64. Check that the provider answers by HTTP-POST.',
    },
    not_xml: {
      person: 'The answer of your identity provider could not be read.',
      admin:
        'The response is not well-formed XML in UTF-8. Send it in UTF-8, and look for a proxy that rewrites forms.',
    },
    doctype: {
      person: 'The answer of your identity provider holds something that is not allowed.',
      admin:
        'The response has a DOCTYPE or declares entities. SAML needs neither; they are refused unread. Turn them off at the provider.',
    },
    not_plain: {
      person: 'The answer of your identity provider holds hidden parts.',
      admin:
        'The response has comments, CDATA or processing instructions, which can make a name read in two ways. Turn them off at the provider.',
    },
    id_twice: {
      person: 'The answer of your identity provider contradicts itself.',
      admin:
        'Two elements of the response have the same ID, so a signature could mean either. Report it to the maker of the provider.',
    },
    namespace_relative: {
      person: 'The answer of your identity provider is written in a way that cannot be checked.',
      admin:
        'The response declares a relative namespace, whose canonical form is undefined. Report it to the maker of the provider.',
    },
    not_a_response: {
      person: 'What arrived here was no answer to a sign-in.',
      admin:
        'The message is no SAML 2.0 Response. Check that the provider speaks SAML 2.0 and posts to the ACS address.',
    },
    version_wrong: {
      person: 'Your identity provider speaks another version of SAML.',
      admin: 'The Version of response and assertion must be 2.0. Choose SAML 2.0 at the provider.',
    },
    idp_refused: {
      person: 'Your identity provider did not let you in.',
      admin:
        'The status of the response is not Success; the check below shows what the provider said. Its own log says why, often a missing assignment of the person to the application.',
    },
    assertion_missing: {
      person: 'Your identity provider did not say who you are.',
      admin: 'The response holds no assertion. Check at the provider that the person is assigned to the application.',
    },
    assertion_twice: {
      person: 'Your identity provider named more than one person.',
      admin:
        'The response holds more than one assertion. Exactly one is accepted, wherever it stands. Turn the others off at the provider.',
    },
    response_issuer_missing: {
      person: 'The answer does not say which identity provider it is from.',
      admin: 'The Response has no single Issuer. The provider has to send it.',
    },
    response_issuer_wrong: {
      person: 'The answer is from another identity provider than the one you were sent to.',
      admin:
        'The Issuer of the Response is not the entity ID of this provider. Compare both below; replace the metadata if the provider was set up anew.',
    },
    destination_missing: {
      person: 'The answer does not say where it belongs.',
      admin: 'The Response has no Destination. Turn it on at the provider; it must be the ACS address.',
    },
    destination_wrong: {
      person: 'The answer was meant for another address.',
      admin:
        'The Destination of the Response is not our ACS address. Copy the ACS address to the provider, to the letter.',
    },
    request_wrong: {
      person: 'The answer belongs to another sign-in.',
      admin:
        'InResponseTo of the Response does not name the request that was made. Have the person begin again; if it stays, report it to the maker of the provider.',
    },
    unsolicited: {
      person: 'Begin here: your organization does not accept sign-ins that begin at the identity provider.',
      admin:
        'The response answers no request. Allow sign-ins that begin at the provider, or have people start at the sign-in address.',
    },
    response_signature_wrong: {
      person: 'The answer of your identity provider is not genuine.',
      admin:
        'The Response is signed, and none of the stored certificates made that signature. If the provider changed its certificate, fetch its metadata again.',
    },
    encryption_weak: {
      person: 'Your identity provider encrypts in a way that is no longer safe.',
      admin: 'Use AES (GCM or CBC) for the data and RSA-OAEP for the key.',
    },
    decryption_failed: {
      person: 'The answer of your identity provider could not be opened.',
      admin:
        'The assertion is encrypted for another key than ours, or damaged: give the provider our current metadata. With AES-CBC it may also be unsigned, or signed with an unknown certificate; AES-GCM would tell.',
    },
    signature_missing: {
      person: 'Your identity provider did not sign who you are.',
      admin:
        'The Assertion itself must be signed; a signed Response alone is not enough. Turn on “sign assertions” at the provider.',
    },
    signature_twice: {
      person: 'The answer of your identity provider is signed twice over.',
      admin: 'An element has more than one signature. Have the provider sign the assertion once.',
    },
    signature_stray: {
      person: 'The answer of your identity provider was put together from parts.',
      admin:
        'There is a signature where none belongs. This is how forged responses look. Look in the provider’s log whether it sent this answer.',
    },
    signature_shape: {
      person: 'The signature of your identity provider is not in order.',
      admin: 'The signature has parts missing, twice, or too many. Report it to the maker of the provider.',
    },
    signature_reference: {
      person: 'The signature belongs to something else.',
      admin:
        'The signature refers to another element than the one it stands in. This is how forged responses look. Look in the provider’s log whether it sent this answer.',
    },
    signature_transform: {
      person: 'The signature of your identity provider is made in a way that is not accepted.',
      admin:
        'Only enveloped signatures with exclusive canonicalization are accepted. Choose that at the provider, or report it to its maker.',
    },
    signature_sha1: {
      person: 'Your identity provider signs in a way that is no longer safe.',
      admin: 'SHA-1 is refused. Set the provider to RSA-SHA256 or better.',
    },
    signature_algorithm: {
      person: 'Your identity provider signs in a way that is not accepted.',
      admin: 'Use RSA-SHA256, RSA-SHA512 or RSA-PSS with SHA-256.',
    },
    signature_wrong: {
      person: 'The answer of your identity provider is not genuine, or was changed on its way.',
      admin:
        'None of the stored certificates made this signature. If the provider changed its certificate, fetch its metadata again; two certificates may stand side by side.',
    },
    assertion_id_missing: {
      person: 'The answer of your identity provider cannot be told from others.',
      admin: 'The Assertion has no ID. SAML asks for one: report it to the maker of the provider.',
    },
    assertion_issuer_missing: {
      person: 'Nobody vouches for who you are.',
      admin: 'The Assertion has no single Issuer. The provider has to write its entity ID there.',
    },
    assertion_issuer_wrong: {
      person: 'Another identity provider vouches for you than the one you were sent to.',
      admin:
        'The Issuer of the Assertion is not the entity ID of this provider. Compare both below; replace the metadata if the provider was set up anew.',
    },
    subject_missing: {
      person: 'Your identity provider did not name you.',
      admin: 'The Assertion needs exactly one Subject. Choose at the provider what it sends as NameID.',
    },
    name_id_missing: {
      person: 'Your identity provider did not say under which name it knows you.',
      admin:
        'The Subject needs exactly one NameID with a text in it; an encrypted one is not read. Choose its value at the provider, and leave its encryption off.',
    },
    name_id_transient: {
      person: 'Your identity provider gives you a new name each time.',
      admin: 'A transient NameID cannot be recognized again. Send a persistent one, or the e-mail address.',
    },
    confirmation_missing: {
      person: 'The answer does not say for whom it may be used.',
      admin:
        'The Subject needs a SubjectConfirmation with its data. The provider writes it once the ACS address is entered there.',
    },
    confirmation_method: {
      person: 'The answer may only be used in another way.',
      admin:
        'The SubjectConfirmation must be of the method “bearer”. Choose sign-in by browser (Web Browser SSO) at the provider.',
    },
    recipient_missing: {
      person: 'The answer does not say who may receive it.',
      admin: 'SubjectConfirmationData has no Recipient. It must be the ACS address.',
    },
    recipient_wrong: {
      person: 'The answer was meant for somebody else.',
      admin: 'The Recipient is not our ACS address. Copy the ACS address to the provider, to the letter.',
    },
    subject_request_wrong: {
      person: 'The answer belongs to another sign-in.',
      admin:
        'InResponseTo of the SubjectConfirmationData does not name the request that was made. Have the person begin again; if it stays, report it to the maker of the provider.',
    },
    subject_time_missing: {
      person: 'The answer does not say until when it may be used.',
      admin:
        'SubjectConfirmationData has no NotOnOrAfter. The provider has to write until when the answer may be used; five minutes are usual.',
    },
    subject_expired: {
      person: 'The answer came too late. Sign in again.',
      admin:
        'The time of the SubjectConfirmationData has passed or not come. Check the clock of the provider; a minute is allowed for.',
    },
    conditions_missing: {
      person: 'The answer does not say for whom it is.',
      admin:
        'The Assertion needs exactly one element Conditions. The provider writes them once our entity ID is entered there as the audience.',
    },
    condition_unknown: {
      person: 'The answer comes with a condition that is not understood here.',
      admin: 'The Conditions hold an element that SAML 2.0 does not define. Take it out at the provider.',
    },
    audience_missing: {
      person: 'The answer does not say for which application it is.',
      admin: 'The Conditions have no AudienceRestriction. It must name our entity ID.',
    },
    audience_wrong: {
      person: 'The answer is for another application.',
      admin: 'The Audience is not our entity ID. Copy the entity ID to the provider, to the letter.',
    },
    time_malformed: {
      person: 'The answer of your identity provider holds a time that is none.',
      admin: 'A moment is not written as xs:dateTime in UTC. Report it to the maker of the provider.',
    },
    not_yet_valid: {
      person: 'The answer is not valid yet. Try again in a minute.',
      admin: 'The clock of the provider is ahead. A minute is allowed for. Set it by a time server.',
    },
    expired: {
      person: 'The answer came too late. Sign in again.',
      admin: 'The Conditions have ended. Check the clock of the provider, and how long its assertions are valid.',
    },
    too_old: {
      person: 'The answer is too old. Sign in again.',
      admin: 'The Assertion was issued more than ten minutes ago. Check the clocks of the provider and of this server.',
    },
    authn_statement_missing: {
      person: 'Your identity provider does not say that you signed in.',
      admin:
        'The Assertion has no AuthnStatement. The provider has to say when the person signed in: turn that on there.',
    },
    session_over: {
      person: 'Your session at the identity provider has ended. Sign in there again.',
      admin:
        'SessionNotOnOrAfter has passed. Have the person sign in there again; if it stays, check the provider’s clock.',
    },
    authn_not_anew: {
      person:
        'You were to prove anew who you are, but your identity provider did not ask you. Sign out there, then try again.',
      admin:
        'The request had ForceAuthn, and AuthnInstant is from before it: the provider answered from a session that it had. Have it honor ForceAuthn for this application.',
    },
    attributes_too_many: {
      person: 'Your identity provider sent too much about you.',
      admin: 'More than 200 attributes or 2,000 values. Send only the groups that are mapped.',
    },
    request_unknown: {
      person: 'This sign-in did not begin here. Begin again.',
      admin:
        'The response names a request that is not known, or was long ago. Have the person begin again at the sign-in address.',
    },
    request_used: {
      person: 'This sign-in was finished already. Begin again.',
      admin:
        'The request was answered before: the person went back in the browser, or somebody sent the response again. Have the person begin again at the sign-in address.',
    },
    request_expired: {
      person: 'Signing in took too long. Begin again.',
      admin:
        'More than 15 minutes passed between request and answer. Have the person begin again at the sign-in address.',
    },
    browser_wrong: {
      person: 'This sign-in began in another browser. Begin again in this one.',
      admin:
        'The browser that brought the answer does not hold the cookie of the request: another browser, blocked cookies, or an answer that somebody slipped to the person. Have them begin again in one browser that allows cookies.',
    },
    replayed: {
      person: 'This answer was used already. Sign in again.',
      admin:
        'The assertion was accepted once before. Each is good for one sign-in. Have the person sign in again; if nobody repeated it, look in the provider’s log.',
    },
    provider_unknown: {
      person: 'Your organization does not know this identity provider.',
      admin:
        'No provider of the organization has the Issuer of the response as its entity ID. Compare it below with those under Authentication: add the provider, or replace its metadata.',
    },
    provider_off: {
      person: 'Signing in with this identity provider is turned off.',
      admin: 'The provider is a draft or was turned off. Activate it first.',
    },
    plan_excludes_saml: {
      person: 'Single sign-on is not in your organization’s plan.',
      admin: 'The plan has no SAML. Change it, or have people sign in with a password.',
    },
    not_provisioned: {
      person: 'You have no account here yet. Ask an administrator of your organization for one.',
      admin:
        'Nobody here is this person, and just-in-time accounts are off. Assign them in SCIM, invite them, or turn just-in-time accounts on.',
    },
    domain_not_listed: {
      person:
        'You have no account here yet, and none is made for addresses like yours. Ask an administrator of your organization.',
      admin:
        'The domain of the address is not among those for just-in-time accounts. Add it to that list under Authentication, or invite the person.',
    },
    email_missing: {
      person: 'Your identity provider did not send your e-mail address, so no account can be made for you.',
      admin: 'Send the address as the attribute “email”, or name the attribute that holds it.',
    },
    email_invalid: {
      person: 'What your identity provider sent as your e-mail address is none.',
      admin:
        'The attribute for the address does not hold exactly one mail address. Name another attribute, or correct the person’s data at the provider.',
    },
    address_not_routed: {
      person: 'Your address belongs to another identity provider of your organization. Sign in with that one.',
      admin:
        'This provider speaks for a list of domains, and the address is in none of them. Add its domain to the list, or have the person use the other provider.',
    },
    address_unproven: {
      person:
        'There is an account with your address, and your organization has not proven that the address is its own. Sign in with your password, or ask an administrator.',
      admin:
        'Somebody has this address, and its domain is not proven. Prove the domain, so that the provider may vouch for its addresses.',
    },
    address_taken: {
      person: 'Somebody else has your address here, or you have not proven it yet. Ask an administrator.',
      admin:
        'The address or user name belongs to somebody who has not proven it, or to another account. Settle whose it is in the users page.',
    },
    ambiguous: {
      person: 'More than one account could be yours. Ask an administrator which it is.',
      admin:
        'The NameID equals the userName of one person and the externalId or address of another. Make them one, or change the attribute.',
    },
    linked_elsewhere: {
      person: 'Your account is linked to another name at your identity provider. Ask an administrator.',
      admin:
        'The person is linked to another NameID of this provider. If that is right, unlink them first; else the address was given to somebody new.',
    },
    invite_pending: {
      person: 'You were invited: open the link in the invitation mail first. A new one can be sent to you.',
      admin:
        'The person has not accepted their invitation. Send it again, or take the provider’s word for addresses on proven domains.',
    },
    deactivated: {
      person: 'Your access was removed by your organization. Ask one of its administrators.',
      admin: 'The person is disabled. Signing in never brings anybody back; enable them here or in SCIM.',
    },
    deprovisioned: {
      person: 'Your account was removed by your organization. Ask one of its administrators.',
      admin:
        'Somebody with this NameID or address was removed. They come back once an administrator or SCIM creates them again.',
    },
    second_step: {
      person:
        'Your identity provider asked to remove you, the last administrator, so signing in was stopped. Ask whoever operates this installation to release your account.',
      admin: 'SCIM wanted the last administrator out. The operator releases the account (gatehouse user release).',
    },
    method_off: {
      person: 'Your organization has you sign in another way than single sign-on.',
      admin:
        'Single sign-on is not among this person’s ways to sign in. Turn it on for the organization, or on the person’s page for them alone.',
    },
  },
}

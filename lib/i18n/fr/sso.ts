import type { sso as english } from '../en/sso'

/** Single sign-on: what each check, each field of metadata and each refusal means, for the person it concerns and for
 *  the administrator who can mend it. */
export const sso: typeof english = {
  way: {
    title: 'Authentification unique',
    text: 'Votre adresse dit quel fournisseur d’identité vous connecte.',
    label: 'Adresse e-mail professionnelle',
    submit: 'Continuer',
    none: 'Aucune organisation ici n’utilise l’authentification unique pour cette adresse. Vérifiez-la, ou connectez-vous par mot de passe.',
    several: 'Plusieurs organisations utilisent l’authentification unique pour cette adresse :',
    onwards: 'Vers l’authentification unique. Si rien ne se passe, suivez ce lien :',
    link: 'Se connecter par authentification unique',
    back: 'Se connecter par mot de passe',
  },
  refusedPage: {
    title: 'Vous n’êtes pas connecté',
    again: 'Se connecter à nouveau',
    reference: 'Référence',
    forAdmin: 'Pour l’administrateur',
    invitation: 'M’envoyer une nouvelle invitation',
    invitationSent: 'Si votre invitation est encore ouverte, une nouvelle est en route vers votre adresse.',
    gone: 'Cette page n’est plus valable. Connectez-vous à nouveau pour voir le motif du refus.',
  },
  checks: {
    provider: 'Fournisseur d’identité',
    browser: 'Navigateur de départ',
    document: 'Forme du message',
    response: 'Réponse',
    status: 'Statut',
    issuer: 'Émetteur',
    destination: 'Destination',
    request: 'Demande répondue',
    encryption: 'Chiffrement',
    signature: 'Signature de l’assertion',
    subject: 'Sujet',
    confirmation: 'Destinataire et confirmation',
    audience: 'Audience',
    time: 'Heure',
    statement: 'Connexion chez le fournisseur',
    attributes: 'Attributs',
    once: 'Premier usage',
    person: 'Personne',
  },
  verdicts: {
    ok: 'Juste',
    failed: 'Faux',
    skipped: 'Non contrôlé',
  },
  fields: {
    document: 'Document',
    entityId: 'Identifiant d’entité',
    ssoUrl: 'Adresse de connexion (HTTP-Redirect)',
    sloUrl: 'Adresse de déconnexion unique',
    certificate: 'Certificat de signature',
    validUntil: 'Valable jusqu’au',
    requests: 'Demandes signées',
    nameId: 'Formats de NameID',
  },
  problems: {
    too_large: 'Trop grand pour être lu.',
    doctype: 'Il contient un DOCTYPE, qui est refusé.',
    not_plain: 'Il contient du CDATA ou des instructions.',
    not_xml: 'Ce n’est pas du XML bien formé.',
    id_twice: 'Deux éléments ont le même ID.',
    namespace_relative: 'Il déclare un espace de noms relatif.',
    not_metadata: 'Ce ne sont pas des métadonnées SAML.',
    several_providers: 'Il décrit plusieurs fournisseurs d’identité. Donnez les métadonnées d’un seul.',
    no_provider: 'Il ne décrit aucun fournisseur d’identité. Ce sont peut-être les métadonnées d’une application.',
    entity_id_missing: 'L’identifiant d’entité manque ou est trop long.',
    entity_id_own: 'C’est notre propre identifiant d’entité. Donnez les métadonnées du fournisseur.',
    sso_missing: 'Il n’y a pas d’adresse de connexion.',
    sso_no_redirect: 'Il n’y a pas d’adresse HTTP-Redirect, par laquelle les demandes sont envoyées.',
    sso_not_https: 'L’adresse n’est pas en https. Les navigateurs y iraient sans protection.',
    slo_unusable: 'L’adresse est inutilisable. Chacun des deux déconnecte pour soi.',
    slo_not_https: 'L’adresse n’est pas en https. Les navigateurs y iraient sans protection.',
    certificate_missing: 'Il n’y a pas de certificat pour vérifier les signatures.',
    certificates_too_many: 'Il y a plus de cinq certificats.',
    certificate_unreadable: 'Ce n’est pas un certificat.',
    certificate_key_kind: 'La clé n’est pas RSA.',
    certificate_key_short: 'La clé a moins de 2 048 bits.',
    certificate_expired: 'Il a pris fin. Il sert encore ; remplacez-le.',
    certificate_expires_soon: 'Il prend fin dans les 30 jours. Placez le suivant à côté.',
    valid_until_past: 'Le document est périmé. Relisez-en un plus récent.',
    requests_signed: 'Le fournisseur veut des demandes signées. Elles le sont.',
    name_id_transient_only: 'Le fournisseur n’offre que des noms à usage unique, auxquels personne ne se reconnaît.',
  },
  /** By code: what the person reads, and what the administrator does. */
  refused: {
    too_large: {
      person: 'Votre fournisseur d’identité a envoyé plus que ce qui peut être lu ici.',
      admin: 'La réponse dépasse 256 ko ou est trop imbriquée. Envoyez moins de groupes et d’attributs.',
    },
    not_base64: {
      person: 'Ce qui est arrivé ici n’est pas une réponse d’un fournisseur d’identité.',
      admin: 'Le champ SAMLResponse manque ou n’est pas en base64. Vérifiez que le fournisseur répond par HTTP-POST.',
    },
    not_xml: {
      person: 'La réponse de votre fournisseur d’identité n’a pas pu être lue.',
      admin:
        'La réponse n’est pas du XML bien formé en UTF-8. Envoyez-la en UTF-8, et cherchez un serveur intermédiaire qui récrit les formulaires.',
    },
    doctype: {
      person: 'La réponse de votre fournisseur d’identité contient un élément interdit.',
      admin:
        'La réponse contient un DOCTYPE ou déclare des entités. SAML n’en a pas besoin ; ils sont refusés sans être lus. Désactivez-les chez le fournisseur.',
    },
    not_plain: {
      person: 'La réponse de votre fournisseur d’identité contient des parties cachées.',
      admin:
        'La réponse contient des commentaires, du CDATA ou des instructions, qui permettent de lire un nom de deux façons. Désactivez-les chez le fournisseur.',
    },
    id_twice: {
      person: 'La réponse de votre fournisseur d’identité se contredit.',
      admin:
        'Deux éléments de la réponse ont le même ID : une signature pourrait désigner l’un ou l’autre. Signalez-le à l’éditeur du fournisseur.',
    },
    namespace_relative: {
      person: 'La réponse de votre fournisseur d’identité est écrite d’une façon invérifiable.',
      admin:
        'La réponse déclare un espace de noms relatif, dont la forme canonique n’est pas définie. Signalez-le à l’éditeur du fournisseur.',
    },
    not_a_response: {
      person: 'Ce qui est arrivé ici n’est pas la réponse à une connexion.',
      admin:
        'Le message n’est pas une Response SAML 2.0. Vérifiez que le fournisseur parle SAML 2.0 et poste à l’adresse ACS.',
    },
    version_wrong: {
      person: 'Votre fournisseur d’identité parle une autre version de SAML.',
      admin: 'La Version de la réponse et de l’assertion doit être 2.0. Choisissez SAML 2.0 chez le fournisseur.',
    },
    idp_refused: {
      person: 'Votre fournisseur d’identité ne vous a pas laissé entrer.',
      admin:
        'Le statut de la réponse n’est pas Success ; le contrôle ci-dessous montre ce que dit le fournisseur. Son journal en donne la cause, souvent une personne non affectée à l’application.',
    },
    assertion_missing: {
      person: 'Votre fournisseur d’identité n’a pas dit qui vous êtes.',
      admin:
        'La réponse ne contient aucune assertion. Vérifiez chez le fournisseur que la personne est affectée à l’application.',
    },
    assertion_twice: {
      person: 'Votre fournisseur d’identité a désigné plus d’une personne.',
      admin:
        'La réponse contient plus d’une assertion. Une seule est acceptée, où qu’elle se trouve. Désactivez les autres chez le fournisseur.',
    },
    response_issuer_missing: {
      person: 'La réponse ne dit pas de quel fournisseur d’identité elle vient.',
      admin: 'La Response n’a pas un Issuer unique. Le fournisseur doit l’envoyer.',
    },
    response_issuer_wrong: {
      person: 'La réponse vient d’un autre fournisseur d’identité que celui où vous avez été envoyé.',
      admin:
        'L’Issuer de la Response n’est pas l’identifiant d’entité de ce fournisseur. Comparez ci-dessous ; remplacez les métadonnées s’il a été reconfiguré.',
    },
    destination_missing: {
      person: 'La réponse ne dit pas où elle doit arriver.',
      admin: 'La Response n’a pas de Destination. Activez-la chez le fournisseur ; ce doit être l’adresse ACS.',
    },
    destination_wrong: {
      person: 'La réponse était destinée à une autre adresse.',
      admin:
        'La Destination de la Response n’est pas notre adresse ACS. Recopiez l’adresse ACS chez le fournisseur, à la lettre.',
    },
    request_wrong: {
      person: 'La réponse appartient à une autre connexion.',
      admin:
        'InResponseTo de la Response ne désigne pas la demande qui a été faite. Faites recommencer la personne ; si cela reste, signalez-le à l’éditeur du fournisseur.',
    },
    unsolicited: {
      person: 'Commencez ici : votre organisation n’accepte pas les connexions qui partent du fournisseur d’identité.',
      admin:
        'La réponse ne répond à aucune demande. Autorisez les connexions qui partent du fournisseur, ou faites passer les personnes par l’adresse de connexion.',
    },
    response_signature_wrong: {
      person: 'La réponse de votre fournisseur d’identité n’est pas authentique.',
      admin:
        'La Response est signée, mais par aucun des certificats enregistrés. Si le fournisseur a changé de certificat, relisez ses métadonnées.',
    },
    encryption_weak: {
      person: 'Votre fournisseur d’identité chiffre d’une façon qui n’est plus sûre.',
      admin: 'Utilisez AES (GCM ou CBC) pour les données et RSA-OAEP pour la clé.',
    },
    decryption_failed: {
      person: 'La réponse de votre fournisseur d’identité n’a pas pu être ouverte.',
      admin:
        'L’assertion est chiffrée pour une autre clé que la nôtre, ou abîmée : donnez nos métadonnées actuelles au fournisseur. En AES-CBC, elle peut aussi ne pas être signée, ou l’être avec un certificat inconnu ; AES-GCM le dirait.',
    },
    signature_missing: {
      person: 'Votre fournisseur d’identité n’a pas signé qui vous êtes.',
      admin:
        'L’Assertion elle-même doit être signée ; une Response signée ne suffit pas. Activez « signer les assertions » chez le fournisseur.',
    },
    signature_twice: {
      person: 'La réponse de votre fournisseur d’identité est signée deux fois.',
      admin: 'Un élément porte plus d’une signature. Faites signer l’assertion une seule fois par le fournisseur.',
    },
    signature_stray: {
      person: 'La réponse de votre fournisseur d’identité a été assemblée de morceaux.',
      admin:
        'Une signature se trouve là où il n’en faut pas. C’est l’aspect d’une réponse forgée. Voyez dans le journal du fournisseur s’il a envoyé cette réponse.',
    },
    signature_shape: {
      person: 'La signature de votre fournisseur d’identité n’est pas en ordre.',
      admin:
        'La signature a des parties qui manquent, sont en double ou en trop. Signalez-le à l’éditeur du fournisseur.',
    },
    signature_reference: {
      person: 'La signature porte sur autre chose.',
      admin:
        'La signature désigne un autre élément que celui où elle se trouve. C’est l’aspect d’une réponse forgée. Voyez dans le journal du fournisseur s’il a envoyé cette réponse.',
    },
    signature_transform: {
      person: 'La signature de votre fournisseur d’identité est faite d’une façon non acceptée.',
      admin:
        'Seules les signatures enveloppées avec canonicalisation exclusive sont acceptées. Choisissez-les chez le fournisseur, ou signalez-le à son éditeur.',
    },
    signature_sha1: {
      person: 'Votre fournisseur d’identité signe d’une façon qui n’est plus sûre.',
      admin: 'SHA-1 est refusé. Réglez le fournisseur sur RSA-SHA256 ou mieux.',
    },
    signature_algorithm: {
      person: 'Votre fournisseur d’identité signe d’une façon non acceptée.',
      admin: 'Utilisez RSA-SHA256, RSA-SHA512 ou RSA-PSS avec SHA-256.',
    },
    signature_wrong: {
      person: 'La réponse de votre fournisseur d’identité n’est pas authentique, ou a été modifiée en route.',
      admin:
        'Aucun des certificats enregistrés n’a fait cette signature. Si le fournisseur a changé de certificat, relisez ses métadonnées ; deux certificats peuvent cohabiter.',
    },
    assertion_id_missing: {
      person: 'La réponse de votre fournisseur d’identité ne se distingue pas des autres.',
      admin: 'L’Assertion n’a pas d’ID. SAML en demande un : signalez-le à l’éditeur du fournisseur.',
    },
    assertion_issuer_missing: {
      person: 'Personne ne se porte garant de vous.',
      admin: 'L’Assertion n’a pas un Issuer unique. Le fournisseur doit y écrire son identifiant d’entité.',
    },
    assertion_issuer_wrong: {
      person: 'Un autre fournisseur d’identité que celui où vous avez été envoyé se porte garant de vous.',
      admin:
        'L’Issuer de l’Assertion n’est pas l’identifiant d’entité de ce fournisseur. Comparez ci-dessous ; remplacez les métadonnées s’il a été reconfiguré.',
    },
    subject_missing: {
      person: 'Votre fournisseur d’identité ne vous a pas nommé.',
      admin:
        'L’Assertion doit avoir exactement un Subject. Choisissez chez le fournisseur ce qu’il envoie comme NameID.',
    },
    name_id_missing: {
      person: 'Votre fournisseur d’identité n’a pas dit sous quel nom il vous connaît.',
      admin:
        'Le Subject doit avoir exactement un NameID contenant un texte ; un NameID chiffré n’est pas lu. Choisissez sa valeur chez le fournisseur, sans le chiffrer.',
    },
    name_id_transient: {
      person: 'Votre fournisseur d’identité vous donne un nouveau nom à chaque fois.',
      admin: 'Un NameID transient ne se reconnaît pas. Envoyez-en un persistant, ou l’adresse e-mail.',
    },
    confirmation_missing: {
      person: 'La réponse ne dit pas pour qui elle vaut.',
      admin:
        'Le Subject doit avoir une SubjectConfirmation avec ses données. Le fournisseur l’écrit dès que l’adresse ACS y est saisie.',
    },
    confirmation_method: {
      person: 'La réponse ne vaut que d’une autre façon.',
      admin:
        'La SubjectConfirmation doit être de la méthode « bearer ». Choisissez chez le fournisseur la connexion par navigateur (Web Browser SSO).',
    },
    recipient_missing: {
      person: 'La réponse ne dit pas qui peut la recevoir.',
      admin: 'SubjectConfirmationData n’a pas de Recipient. Ce doit être l’adresse ACS.',
    },
    recipient_wrong: {
      person: 'La réponse était destinée à quelqu’un d’autre.',
      admin: 'Le Recipient n’est pas notre adresse ACS. Recopiez l’adresse ACS chez le fournisseur, à la lettre.',
    },
    subject_request_wrong: {
      person: 'La réponse appartient à une autre connexion.',
      admin:
        'InResponseTo de SubjectConfirmationData ne désigne pas la demande qui a été faite. Faites recommencer la personne ; si cela reste, signalez-le à l’éditeur du fournisseur.',
    },
    subject_time_missing: {
      person: 'La réponse ne dit pas jusqu’à quand elle vaut.',
      admin:
        'SubjectConfirmationData n’a pas de NotOnOrAfter. Le fournisseur doit écrire jusqu’à quand la réponse vaut ; cinq minutes sont d’usage.',
    },
    subject_expired: {
      person: 'La réponse est arrivée trop tard. Connectez-vous à nouveau.',
      admin:
        'Le délai de SubjectConfirmationData est passé ou pas encore venu. Vérifiez l’horloge du fournisseur ; une minute est tolérée.',
    },
    conditions_missing: {
      person: 'La réponse ne dit pas pour qui elle est.',
      admin:
        'L’Assertion doit avoir exactement un élément Conditions. Le fournisseur les écrit dès que notre identifiant d’entité y est saisi comme audience.',
    },
    condition_unknown: {
      person: 'La réponse est assortie d’une condition incomprise ici.',
      admin: 'Conditions contient un élément que SAML 2.0 ne définit pas. Retirez-le chez le fournisseur.',
    },
    audience_missing: {
      person: 'La réponse ne dit pas pour quelle application elle est.',
      admin: 'Conditions n’a pas d’AudienceRestriction. Elle doit nommer notre identifiant d’entité.',
    },
    audience_wrong: {
      person: 'La réponse est pour une autre application.',
      admin:
        'L’Audience n’est pas notre identifiant d’entité. Recopiez l’identifiant d’entité chez le fournisseur, à la lettre.',
    },
    time_malformed: {
      person: 'La réponse de votre fournisseur d’identité contient une date qui n’en est pas une.',
      admin: 'Un moment n’est pas écrit en xs:dateTime UTC. Signalez-le à l’éditeur du fournisseur.',
    },
    not_yet_valid: {
      person: 'La réponse n’est pas encore valable. Réessayez dans une minute.',
      admin: 'L’horloge du fournisseur avance. Une minute est tolérée. Réglez-la sur un serveur de temps.',
    },
    expired: {
      person: 'La réponse est arrivée trop tard. Connectez-vous à nouveau.',
      admin: 'Les Conditions ont pris fin. Vérifiez l’horloge du fournisseur et la durée de ses assertions.',
    },
    too_old: {
      person: 'La réponse est trop ancienne. Connectez-vous à nouveau.',
      admin:
        'L’Assertion a été émise il y a plus de dix minutes. Vérifiez les horloges du fournisseur et de ce serveur.',
    },
    authn_statement_missing: {
      person: 'Votre fournisseur d’identité ne dit pas que vous vous êtes connecté.',
      admin:
        'L’Assertion n’a pas d’AuthnStatement. Le fournisseur doit dire quand la personne s’est connectée : activez-le chez lui.',
    },
    session_over: {
      person: 'Votre session chez le fournisseur d’identité est terminée. Connectez-vous-y à nouveau.',
      admin:
        'SessionNotOnOrAfter est dépassé. Faites reconnecter la personne chez le fournisseur ; si cela reste, vérifiez son horloge.',
    },
    authn_not_anew: {
      person:
        'Vous deviez prouver à nouveau qui vous êtes, mais votre fournisseur d’identité ne vous l’a pas demandé. Déconnectez-vous chez lui, puis réessayez.',
      admin:
        'La demande portait ForceAuthn, et AuthnInstant est antérieur : le fournisseur a répondu d’après une session qu’il avait. Faites-lui respecter ForceAuthn pour cette application.',
    },
    attributes_too_many: {
      person: 'Votre fournisseur d’identité a envoyé trop d’informations sur vous.',
      admin: 'Plus de 200 attributs ou 2 000 valeurs. N’envoyez que les groupes associés.',
    },
    request_unknown: {
      person: 'Cette connexion n’a pas commencé ici. Recommencez.',
      admin:
        'La réponse désigne une demande inconnue, ou trop ancienne. Faites recommencer la personne à l’adresse de connexion.',
    },
    request_used: {
      person: 'Cette connexion est déjà terminée. Recommencez.',
      admin:
        'La demande a déjà reçu une réponse : retour en arrière dans le navigateur, ou réponse renvoyée. Faites recommencer la personne à l’adresse de connexion.',
    },
    request_expired: {
      person: 'La connexion a pris trop de temps. Recommencez.',
      admin:
        'Plus de 15 minutes ont passé entre la demande et la réponse. Faites recommencer la personne à l’adresse de connexion.',
    },
    browser_wrong: {
      person: 'Cette connexion a commencé dans un autre navigateur. Recommencez dans celui-ci.',
      admin:
        'Le navigateur qui apporte la réponse n’a pas le cookie de la demande : autre navigateur, cookies bloqués, ou réponse glissée à la personne. Faites-la recommencer dans un seul navigateur qui accepte les cookies.',
    },
    replayed: {
      person: 'Cette réponse a déjà servi. Connectez-vous à nouveau.',
      admin:
        'L’assertion a déjà été acceptée une fois. Chacune vaut pour une seule connexion. Faites reconnecter la personne ; si personne ne l’a renvoyée, voyez le journal du fournisseur.',
    },
    provider_unknown: {
      person: 'Votre organisation ne connaît pas ce fournisseur d’identité.',
      admin:
        'Aucun fournisseur de l’organisation n’a l’Issuer de la réponse pour identifiant d’entité. Comparez-le ci-dessous avec ceux d’Authentification : ajoutez le fournisseur, ou remplacez ses métadonnées.',
    },
    provider_off: {
      person: 'La connexion par ce fournisseur d’identité est arrêtée.',
      admin: 'Le fournisseur est un brouillon ou a été arrêté. Activez-le d’abord.',
    },
    plan_excludes_saml: {
      person: 'L’authentification unique n’est pas comprise dans l’offre de votre organisation.',
      admin: 'L’offre ne comprend pas SAML. Changez-la, ou faites connecter les personnes par mot de passe.',
    },
    not_provisioned: {
      person: 'Vous n’avez pas encore de compte ici. Demandez-en un à un administrateur de votre organisation.',
      admin:
        'Personne ici n’est cette personne, et les comptes à la volée sont arrêtés. Affectez-la par SCIM, invitez-la, ou activez les comptes à la volée.',
    },
    domain_not_listed: {
      person:
        'Vous n’avez pas encore de compte ici, et aucun n’est créé pour une adresse comme la vôtre. Demandez à un administrateur de votre organisation.',
      admin:
        'Le domaine de l’adresse n’est pas parmi ceux des comptes à la volée. Ajoutez-le à cette liste sous Authentification, ou invitez la personne.',
    },
    email_missing: {
      person: 'Votre fournisseur d’identité n’a pas envoyé votre adresse e-mail : aucun compte ne peut être créé.',
      admin: 'Envoyez l’adresse dans l’attribut « email », ou nommez l’attribut qui la contient.',
    },
    email_invalid: {
      person: 'Ce que votre fournisseur d’identité a envoyé comme adresse e-mail n’en est pas une.',
      admin:
        'L’attribut de l’adresse ne contient pas exactement une adresse e-mail. Nommez un autre attribut, ou corrigez les données de la personne chez le fournisseur.',
    },
    address_not_routed: {
      person:
        'Votre adresse relève d’un autre fournisseur d’identité de votre organisation. Connectez-vous par celui-là.',
      admin:
        'Ce fournisseur parle pour une liste de domaines, et l’adresse n’est dans aucun. Ajoutez son domaine à la liste, ou faites passer la personne par l’autre fournisseur.',
    },
    address_unproven: {
      person:
        'Un compte a votre adresse, mais votre organisation n’a pas prouvé que cette adresse est la sienne. Connectez-vous par mot de passe, ou demandez à un administrateur.',
      admin:
        'Quelqu’un a cette adresse, et son domaine n’est pas prouvé. Prouvez le domaine, pour que le fournisseur réponde de ses adresses.',
    },
    address_taken: {
      person:
        'Quelqu’un d’autre a votre adresse ici, ou vous ne l’avez pas encore prouvée. Demandez à un administrateur.',
      admin:
        'L’adresse ou le nom d’utilisateur appartient à quelqu’un qui ne l’a pas prouvée, ou à un autre compte. Réglez cela dans la page des utilisateurs.',
    },
    ambiguous: {
      person: 'Plus d’un compte pourrait être le vôtre. Demandez à un administrateur lequel.',
      admin:
        'Le NameID est le userName d’une personne et l’externalId ou l’adresse d’une autre. Réunissez-les, ou changez l’attribut.',
    },
    linked_elsewhere: {
      person: 'Votre compte est relié à un autre nom chez votre fournisseur d’identité. Demandez à un administrateur.',
      admin:
        'La personne est reliée à un autre NameID de ce fournisseur. Si c’est juste, déliez-la d’abord ; sinon l’adresse a été donnée à quelqu’un d’autre.',
    },
    invite_pending: {
      person: 'Vous êtes invité : ouvrez d’abord le lien du courriel d’invitation. Un nouveau peut vous être envoyé.',
      admin:
        'La personne n’a pas accepté son invitation. Renvoyez-la, ou fiez-vous au fournisseur pour les adresses des domaines prouvés.',
    },
    deactivated: {
      person: 'Votre accès a été retiré par votre organisation. Demandez à l’un de ses administrateurs.',
      admin: 'La personne est désactivée. Une connexion ne ramène jamais personne ; réactivez-la ici ou par SCIM.',
    },
    deprovisioned: {
      person: 'Votre compte a été supprimé par votre organisation. Demandez à l’un de ses administrateurs.',
      admin:
        'Une personne avec ce NameID ou cette adresse a été supprimée. Elle revient quand un administrateur ou SCIM la crée à nouveau.',
    },
    second_step: {
      person:
        'Votre fournisseur d’identité a demandé de vous retirer, vous, dernier administrateur : la connexion a été arrêtée. Demandez à l’exploitant de cette installation de libérer votre compte.',
      admin: 'SCIM voulait retirer le dernier administrateur. L’exploitant libère le compte (gatehouse user release).',
    },
    method_off: {
      person: 'Votre organisation vous fait vous connecter autrement que par l’authentification unique.',
      admin:
        'L’authentification unique ne fait pas partie des façons de se connecter de cette personne. Activez-la pour l’organisation, ou pour elle seule sur sa page.',
    },
  },
}

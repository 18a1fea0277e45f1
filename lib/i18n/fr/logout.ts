import type { logout as english } from '../en/logout'

export const logout: typeof english = {
  onwards: {
    title: 'Vous êtes déconnecté d’ici',
    text: 'En route vers votre fournisseur d’identité, pour vous déconnecter là-bas aussi. Si rien ne se passe, suivez le lien.',
    form: 'En route vers votre fournisseur d’identité, pour vous déconnecter là-bas aussi. Si rien ne se passe, appuyez sur le bouton.',
    answer:
      'Votre fournisseur d’identité l’a demandé, et attend la réponse pour continuer. Si rien ne se passe, appuyez sur le bouton.',
    go: 'Se déconnecter chez le fournisseur',
    back: 'Revenir chez le fournisseur',
    stay: 'Y rester connecté',
  },
  refusedPage: {
    title: 'Vous n’avez pas été déconnecté',
    text: 'Une demande de vous déconnecter est arrivée ici et n’a pas été acceptée. Si vous voulez vous déconnecter, faites-le ici vous-même.',
    signOut: 'Se déconnecter ici',
    forAdmin: 'Pour l’administrateur',
  },
  refused: {
    too_large: 'Le message dépasse 256 Ko, ou il est emboîté trop profondément.',
    not_base64: 'SAMLRequest manque, ou n’est pas en base64.',
    not_deflated: 'Par HTTP-Redirect, SAMLRequest doit être compressé (deflate) avant d’être écrit en base64.',
    not_xml: 'Le message n’est pas du XML bien formé en UTF-8.',
    doctype: 'Le message a un DOCTYPE ou déclare des entités, ce qui est refusé sans lecture.',
    not_plain: 'Le message a des commentaires, du CDATA ou des instructions. Désactivez-les chez le fournisseur.',
    id_twice: 'Deux éléments du message ont le même ID : une signature pourrait valoir pour l’un ou l’autre.',
    namespace_relative: 'Le message déclare un espace de noms relatif, dont la forme canonique n’est pas définie.',
    parameter_twice: 'Un paramètre est deux fois dans l’adresse : deux lecteurs pourraient y lire deux messages.',
    not_a_logout: 'Le message n’est pas un LogoutRequest. Vérifiez ce que le fournisseur envoie à quelle adresse.',
    version_wrong: 'La Version du message doit être 2.0.',
    plan_excludes_saml: 'L’offre n’a pas SAML : personne n’est connecté par là.',
    provider_unknown: 'Aucun fournisseur de l’organisation n’a l’Issuer du message pour identifiant d’entité.',
    provider_off: 'Le fournisseur est un brouillon ou a été arrêté.',
    logout_off: 'La déconnexion unique est désactivée pour ce fournisseur. Activez-la dans ses réglages.',
    signature_missing:
      'La demande n’est pas signée. Activez chez le fournisseur la signature des demandes de déconnexion.',
    signature_twice: 'Le message a plus d’une signature.',
    signature_stray: 'Une signature se trouve où il n’en faut pas. C’est ainsi que se présentent les faux.',
    signature_shape: 'Des parties de la signature manquent, sont doubles ou de trop.',
    signature_reference: 'La signature couvre autre chose. C’est ainsi que se présentent les faux.',
    signature_transform: 'Seules les signatures enveloppées, en forme canonique exclusive, sont acceptées.',
    signature_sha1: 'SHA-1 est refusé. Réglez le fournisseur sur RSA-SHA256 ou mieux.',
    signature_algorithm: 'Utilisez RSA-SHA256 ou RSA-SHA512.',
    signature_wrong:
      'Aucun des certificats connus n’a fait la signature, ou le message a été changé après. Si le fournisseur a changé de certificat, relisez ses métadonnées.',
    issuer_wrong: 'L’Issuer signé n’est pas l’identifiant d’entité du fournisseur.',
    destination_missing: 'Le message ne dit pas à quelle adresse il est destiné.',
    destination_wrong:
      'Le message est destiné à une autre adresse. Donnez au fournisseur l’adresse de déconnexion unique de cette organisation.',
    id_missing: 'La demande n’a pas d’ID : elle pourrait être renvoyée sans fin.',
    time_malformed: 'Une date de la demande n’est pas écrite comme SAML l’écrit.',
    not_yet_valid: 'La demande vient du futur. Mettez à l’heure l’horloge du fournisseur.',
    expired: 'La demande valait jusqu’à un moment qui est passé. Mettez à l’heure l’horloge du fournisseur.',
    too_old: 'La demande a plus de dix minutes.',
    name_id_missing: 'La demande ne nomme personne, ou plusieurs, ou sous forme chiffrée. Envoyez un NameID tel quel.',
    replayed: 'La demande a déjà été suivie une fois. Chacune ne vaut qu’une fois.',
  },
}

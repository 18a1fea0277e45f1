import type { errors as english } from '../en/errors'
import { broken } from './broken'

export const errors: typeof english = {
  notFound: {
    title: 'Il n’y a rien ici',
    text: 'L’adresse est peut-être mal saisie, ou ce qu’elle désignait a été supprimé ou appartient à une autre organisation.',
    action: broken.back,
  },
  forbidden: {
    title: 'Cette page ne vous est pas ouverte',
    text: 'Vos rôles ne comportent pas le droit nécessaire. Un administrateur de votre organisation peut vous l’accorder.',
    action: broken.back,
  },
  broken,
  refused: {
    permission_missing: 'Vos rôles ne le permettent pas. Adressez-vous à un administrateur.',
    plan_excludes_scim:
      'Le provisionnement SCIM n’est pas compris dans le forfait de votre organisation. Demandez-en un autre à l’exploitant de Gatehouse.',
    user_not_found: 'Cette personne n’est plus ici. Rechargez la liste.',
    user_name_taken: 'Quelqu’un porte déjà ce nom d’utilisateur. Choisissez-en un autre, ou ouvrez cette personne.',
    email_taken: 'Quelqu’un a déjà cette adresse. Saisissez-en une autre, ou ouvrez cette personne.',
    user_unmanaged: 'Cette personne n’est pas gérée par un fournisseur d’identité. Rechargez la page.',
    last_administrator:
      'Votre organisation n’aurait plus d’administrateur capable de se connecter. Nommez d’abord quelqu’un d’autre.',
    own_access: 'Vous ne pouvez pas supprimer votre propre accès. Demandez à un autre administrateur.',
    selection_too_large:
      'Ces personnes sont trop nombreuses pour une seule fois. Filtrez la liste et procédez par parties.',
    selection_changed:
      'La liste ne montre plus les personnes annoncées : rien n’a été fait. Les chiffres sont à jour : vérifiez-les et confirmez à nouveau.',
    changed_meanwhile:
      'Quelqu’un d’autre a modifié cet élément pendant qu’il était ouvert ici : rien n’a été enregistré. Il est affiché tel qu’il est maintenant : comparez, puis enregistrez à nouveau.',
    views_too_many: 'Vous gardez déjà 30 vues. Supprimez-en une d’abord.',
    stops_provisioning:
      'Une clé de ces personnes fait fonctionner le provisionnement. Saisissez les mots demandés pour désactiver malgré tout.',
    role_held_elsewhere:
      'Le fournisseur d’identité, une règle ou SAML accorde aussi ce rôle : retirez-le là-bas. Ce qui était accordé ici ne l’est plus.',
    invitation_not_open: 'Cette invitation n’est plus ouverte : il n’y a rien à envoyer. Rechargez la page.',
    reset_unavailable: 'Ce lien ne fonctionne plus. Demandez-en un nouveau.',
    invitation_unavailable: 'Cette invitation est inutilisable. Demandez un nouveau lien.',
    invitation_too_many: 'Trop de liens ont été envoyés à cette adresse. Réessayez dans une heure.',
    invitation_mail_off:
      'Votre organisation n’envoie pas d’e-mail d’invitation : on entre par authentification unique. Un administrateur peut le changer dans les réglages des invitations.',
    invite_hours_invalid:
      'Un lien vaut au moins 1 heure et au plus 30 jours (720 heures). Saisissez une valeur entre les deux.',
    invitees_missing: 'Il n’y a encore personne à inviter. Collez au moins une adresse.',
    invitees_too_many: 'On peut inviter 1 000 personnes à la fois au plus. Au-delà, importez un fichier CSV.',
    user_held: 'Cette personne est bloquée. Ouvrez d’abord sa page et levez le blocage.',
    user_managed: 'Votre fournisseur d’identité gère cette personne. Retirez-la là-bas ; elle disparaîtra aussi d’ici.',
    job_not_found: 'Cette opération n’est plus ici : elle est gardée 30 jours, pour la seule personne qui l’a lancée.',
    job_not_ready: 'Cette opération a avancé depuis l’affichage de la page. Rechargez la page.',
    file_unreadable:
      'Ce fichier CSV est illisible : une valeur entre guillemets n’y finit pas, ou ce n’est pas du texte mais un classeur, par exemple. Enregistrez-le de nouveau en CSV.',
    file_empty: 'Ce fichier n’a aucune ligne sous ses titres. Ajoutez-y des personnes, une par ligne.',
    rows_too_many: 'Ce fichier a trop de lignes : 20 000 à la fois au plus. Partagez-le.',
    column_missing: 'Indiquez la colonne qui contient l’adresse.',
    address_missing: 'Saisissez une adresse.',
    password_too_short: 'Ce mot de passe est trop court : il faut au moins 8 caractères.',
    password_too_long: 'Ce mot de passe est trop long : 256 caractères au plus.',
    password_common:
      'Ce mot de passe figure dans des fuites connues, au moins sans ses derniers chiffres et signes : il peut être deviné. La longueur protège mieux que les signes : choisissez trois ou quatre mots sans rapport entre eux.',
    name_missing: 'Saisissez un nom.',
    role_not_found: 'Ce rôle n’existe plus. Rechargez la page et choisissez-en un autre.',
    role_not_held: 'Vous ne pouvez accorder que les rôles que vous avez vous-même.',
    service_account_not_found: 'Ce compte de service n’est plus ici. Rechargez la liste.',
    service_account_disabled: 'Ce compte de service est désactivé. Réactivez-le d’abord.',
    key_not_found: 'Cette clé n’est plus ici. Rechargez la liste.',
    key_name_missing: 'Donnez un nom à la clé, pour la distinguer des autres plus tard.',
    key_ended: 'Cette clé a déjà pris fin. Créez-en plutôt une nouvelle.',
    key_replaced: 'Une autre clé remplace déjà celle-ci. Révoquez d’abord l’une des deux.',
    key_scopes_missing: 'Choisissez au moins une autorisation : une clé sans aucune est refusée partout.',
    key_note_missing: 'Dites pourquoi cette clé ne doit jamais expirer, afin que quelqu’un puisse en juger plus tard.',
    key_not_personal:
      'Cette clé appartient déjà à un compte de service. Il n’y a rien à transférer : rechargez la page.',
    key_not_scim: 'Cette clé ne permet pas SCIM : il n’y a rien à transférer. Créez-en une dans Configuration SCIM.',
    password_wrong: 'Ce n’est pas votre mot de passe actuel. Vérifiez-le : les majuscules comptent.',
    code_wrong: 'Ce code ne convient pas. Saisissez celui que l’application affiche maintenant, une seule fois.',
    setup_expired: 'Cette configuration est restée ouverte trop longtemps. Recommencez.',
    password_missing:
      'Vous n’avez pas de mot de passe : un second facteur n’aurait rien à compléter. Définissez d’abord un mot de passe.',
    second_factor_missing:
      'Aucune application d’authentification n’est configurée : il n’y a rien à changer. Rechargez la page.',
    second_factor_required:
      'Votre organisation exige un second facteur avec le mot de passe. Configurez une autre application : elle prendra la place de celle-ci.',
    own_second_factor: 'Le vôtre se change dans votre compte, ou par un autre administrateur.',
    profile_managed: 'Votre fournisseur d’identité gère cette donnée : modifiez-la chez lui.',
    organization_slug_taken: 'Une autre organisation porte déjà ce nom court. Choisissez-en un autre.',
    organization_not_found: 'Cette organisation n’est pas ici. Vérifiez l’adresse.',
    domain_invalid: 'Ce n’est pas un nom de domaine. Écrivez-le comme example.com.',
    domain_not_found: 'Ce domaine n’est plus ici. Rechargez la page.',
    domain_checks_too_many:
      'Les domaines ont été vérifiés très souvent ces dernières minutes. Attendez dix minutes, puis réessayez.',
    setup_unavailable: 'Cette installation est déjà configurée. Connectez-vous.',
    team_not_found: 'Cette équipe n’est plus ici. Rechargez la liste.',
    team_name_taken: 'Une autre équipe porte ce nom. Choisissez-en un autre.',
    team_handle_taken:
      'Une autre équipe porte un nom si proche que les deux auraient le même identifiant. Choisissez-en un autre.',
    team_managed: 'Le fournisseur d’identité gère cette équipe : modifiez-la chez lui, ou cessez d’abord de la gérer.',
    team_not_managed: 'Aucun fournisseur d’identité ne gère cette équipe : il n’y a rien à arrêter. Rechargez la page.',
    team_not_adoptable:
      'Le fournisseur d’identité ne peut pas reprendre cette équipe avant qu’un administrateur ne l’autorise. Cela se fait sur la page de l’équipe.',
    team_link_invalid: 'Un lien doit être une adresse web qui commence par https:// ou http://.',
    team_managers_too_many: 'Une équipe a 50 responsables au plus. Retirez-en d’abord un.',
    plan_excludes_custom_roles:
      'Les rôles personnalisés ne font pas partie du forfait de votre organisation. Demandez-en un autre à l’exploitant de Gatehouse.',
    role_managed: 'Ce rôle est fourni avec Gatehouse et ne change pas. Créez plutôt le vôtre.',
    role_name_taken: 'Un autre rôle porte ce nom. Choisissez-en un autre.',
    role_in_use: 'Quelqu’un a ce rôle. Dites quel rôle le remplace, ou qu’il est simplement perdu.',
    role_handed_out:
      'Le fournisseur d’identité ou une première connexion attribue ce rôle : il ne peut donc pas gérer les accès. Créez un rôle à part pour cela.',
    role_grants_management:
      'Ce rôle permet de gérer les accès, et le fournisseur d’identité décide des membres de cette équipe. Autorisez d’abord sa connexion à accorder de tels rôles.',
    audit_days_invalid: 'Les événements se conservent de 30 à 3 650 jours. Saisissez une valeur entre les deux.',
    audit_days_unconfirmed: 'Des événements du journal seraient supprimés pour de bon. Confirmez-le.',
    session_limits_invalid:
      'Une session dure de 10 minutes à 30 jours, et prend fin sans activité après 5 minutes au moins. Saisissez des durées dans ces limites.',
    session_limits_unconfirmed: 'Des sessions ouvertes prendraient fin. Confirmez-le.',
    mail_address_invalid: 'L’une de ces valeurs n’est pas une adresse e-mail. Écrivez-les comme nom@example.com.',
    time_zone_invalid: 'Ce n’est pas un fuseau horaire. Choisissez-en un dans la liste, comme Europe/Paris.',
    plan_excludes_saml:
      'L’authentification unique n’est pas comprise dans l’offre de votre organisation. Demandez-en une autre à l’exploitant de Gatehouse.',
    provider_not_found: 'Ce fournisseur d’identité n’est plus là. Rechargez la page.',
    provider_exists:
      'Un fournisseur d’identité avec cet identifiant d’entité existe déjà. Remplacez plutôt ses métadonnées.',
    provider_name_missing: 'Donnez un nom au fournisseur d’identité.',
    provider_domain_taken:
      'Un domaine de la liste mène déjà à un autre fournisseur d’identité. Retirez-le d’abord là-bas.',
    provider_untested:
      'Personne n’a réussi un essai depuis le dernier changement de ce fournisseur. Essayez-le d’abord, ou activez-le en connaissance de cause.',
    provider_unconfirmed:
      'Des personnes ne pourraient plus se connecter. Tapez le nom du fournisseur d’identité pour confirmer.',
    metadata_invalid: 'Ces métadonnées ne conviennent pas. Chaque champ ci-dessous dit ce qui ne va pas.',
    metadata_address_refused:
      'Cette adresse ne peut pas être lue. Écrivez une adresse publique qui commence par https://.',
    metadata_unreachable:
      'Les métadonnées n’ont pas pu être lues à cette adresse. Vérifiez l’adresse ou déposez le fichier.',
    sso_unavailable: 'Cette organisation n’a pas d’authentification unique. Connectez-vous avec votre mot de passe.',
    sso_ambiguous:
      'Plusieurs fournisseurs d’identité sont en place. Saisissez votre adresse e-mail pour trouver le vôtre.',
    mapping_invalid:
      'Une association demande un attribut, une valeur, et un rôle ou une équipe qu’aucun fournisseur d’identité ne gère.',
    mapping_not_found: 'Cette association n’est plus là. Rechargez la page.',
    mapping_unconfirmed:
      'Cette association permet de gérer les accès. Tapez le nom du rôle ou de l’équipe pour confirmer.',
    identity_not_found: 'Cette personne n’est plus reliée à ce fournisseur d’identité. Rechargez la page.',
    saml_message_gone:
      'Ce message n’est plus gardé : les messages de connexion le sont une semaine. Faites reconnecter la personne pour en avoir un nouveau.',
    saml_message_held:
      'Personne ne s’est connecté avec ce message : il pourrait encore servir. Il se montre dès qu’il est trop vieux pour cela, dans quelques minutes.',
    methods_missing: 'Il faut garder au moins une façon de se connecter. Choisissez-en une.',
    methods_unconfirmed:
      'Quelqu’un ne pourrait plus se connecter du tout. Confirmez que c’est voulu, ou laissez une façon qui fonctionne.',
    method_off: 'Votre organisation vous fait ouvrir la session autrement. Choisissez un autre moyen sur cette page.',
    reset_method_off:
      'Cette personne ne peut pas se connecter par mot de passe : un nouveau ne la ferait pas entrer. Activez-le d’abord pour elle : gatehouse user methods, ou gatehouse org methods.',
    sso_not_ready:
      'L’authentification unique ne peut pas être la seule façon : aucun fournisseur d’identité n’est actif, ou votre offre ne la comprend pas. Activez-en un d’abord.',
    provider_only_way:
      'Ce fournisseur d’identité est la seule façon d’entrer, dès maintenant ou par le changement prévu. Activez d’abord une autre méthode.',
    break_glass_missing:
      'Sans mot de passe ni clé d’accès, une panne du fournisseur d’identité bloquerait tout le monde. Nommez d’abord un administrateur de secours qui a un mot de passe ou une clé d’accès.',
    break_glass_unfit:
      'Seul un administrateur actif qui a son mot de passe ou sa clé d’accès peut être administrateur de secours.',
    not_break_glass: 'Cette personne n’est pas administrateur de secours. Rechargez la page.',
    last_break_glass:
      'C’est le dernier administrateur de secours, et l’authentification unique est la seule façon d’entrer. Nommez-en un autre d’abord, ou activez une autre méthode.',
    name_unconfirmed: 'Ce n’est pas le nom. Tapez-le exactement comme il est affiché.',
    attempts_too_many: 'Trop de tentatives. Attendez quelques minutes, puis réessayez.',
    passkey_refused: 'Cette clé d’accès n’a pas pu être vérifiée. Réessayez, ou utilisez-en une autre.',
    passkey_expired: 'Cela a pris trop de temps, ou a déjà été fait. Réessayez.',
    passkey_exists: 'Cette clé d’accès est déjà enregistrée. Utilisez un autre appareil ou une autre clé de sécurité.',
    passkeys_too_many: 'Vous avez déjà 20 clés d’accès. Retirez-en une d’abord.',
    passkey_not_found: 'Cette clé d’accès n’est plus là. Rechargez la page.',
    passkey_off:
      'Votre organisation ne permet pas de se connecter avec une clé d’accès. Choisissez un autre moyen sur cette page.',
    sign_in_way_last:
      'C’est votre seul moyen de vous connecter. Ajoutez-en d’abord un autre : une clé d’accès ou un mot de passe.',
    replay_unavailable:
      'Cette requête ne peut pas être rejouée : le journal ne la contient plus en entier, ou elle a été acceptée entre-temps. Faites-la renvoyer par votre fournisseur.',
    replay_unrecorded:
      'La requête a été rejouée, mais le journal n’en dit encore rien. Regardez les dernières requêtes dans un instant.',
    overloaded: 'Le serveur est occupé. Attendez quelques secondes et réessayez.',
  },
}

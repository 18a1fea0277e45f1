import type { errors as english } from '../en/errors'

export const errors: typeof english = {
  notFound: {
    title: 'Il n’y a rien ici',
    text: 'L’adresse est peut-être mal saisie, ou ce qu’elle désignait a été supprimé ou appartient à une autre organisation.',
    action: 'Aller à l’accueil',
  },
  forbidden: {
    title: 'Cette page ne vous est pas ouverte',
    text: 'Vos rôles ne comportent pas le droit nécessaire. Un administrateur de votre organisation peut vous l’accorder.',
    action: 'Aller à l’accueil',
  },
  broken: {
    title: 'Cette page n’a pas pu s’afficher',
    text: 'La faute est de notre côté et figure dans le journal. Rien de votre saisie n’a été enregistré. Réessayez ; si cela persiste, donnez la référence à votre administrateur.',
    reference: 'Référence',
  },
  refused: {
    permission_missing: 'Vos rôles ne le permettent pas. Adressez-vous à un administrateur.',
    plan_excludes_scim: 'Le provisionnement SCIM n’est pas compris dans le forfait de votre organisation.',
    user_not_found: 'Cette personne n’est plus ici. Rechargez la liste.',
    user_name_taken: 'Quelqu’un porte déjà ce nom d’utilisateur.',
    email_taken: 'Quelqu’un a déjà cette adresse.',
    user_unmanaged: 'Cette personne n’est pas gérée par un fournisseur d’identité.',
    last_administrator:
      'Votre organisation n’aurait plus d’administrateur capable de se connecter. Nommez d’abord quelqu’un d’autre.',
    own_access: 'Vous ne pouvez pas supprimer votre propre accès. Demandez à un autre administrateur.',
    invitation_not_open: 'Cette invitation n’est plus ouverte : il n’y a rien à envoyer. Rechargez la page.',
    invitation_unavailable: 'Cette invitation est inutilisable. Demandez un nouveau lien.',
    invitation_too_many: 'Trop de liens ont été envoyés à cette adresse. Réessayez dans une heure.',
    address_missing: 'Saisissez une adresse.',
    password_too_short: 'Ce mot de passe est trop court : il faut au moins 8 caractères.',
    password_too_long: 'Ce mot de passe est trop long : 256 caractères au plus.',
    password_common: 'Ce mot de passe figure dans des fuites connues et peut être deviné. Choisissez-en un autre.',
    name_missing: 'Saisissez un nom.',
    role_not_found: 'Ce rôle n’existe plus. Rechargez la page et choisissez-en un autre.',
    role_not_held: 'Vous ne pouvez accorder que les rôles que vous avez vous-même.',
    service_account_not_found: 'Ce compte de service n’est plus ici. Rechargez la liste.',
    service_account_disabled: 'Ce compte de service est désactivé. Réactivez-le d’abord.',
    key_not_found: 'Cette clé n’est plus ici. Rechargez la liste.',
    key_name_missing: 'Donnez un nom à la clé, pour la distinguer des autres plus tard.',
    organization_slug_taken: 'Une autre organisation porte déjà ce nom court. Choisissez-en un autre.',
    organization_not_found: 'Cette organisation n’est pas ici.',
    domain_invalid: 'Ce n’est pas un nom de domaine. Écrivez-le comme example.com.',
    setup_unavailable: 'Cette installation est déjà configurée. Connectez-vous.',
    team_not_found: 'Cette équipe n’est plus ici. Rechargez la liste.',
    team_name_taken: 'Une autre équipe porte ce nom. Choisissez-en un autre.',
    team_handle_taken:
      'Une autre équipe porte un nom si proche que les deux auraient le même identifiant. Choisissez-en un autre.',
    team_managed: 'Le fournisseur d’identité gère cette équipe : modifiez-la chez lui, ou cessez d’abord de la gérer.',
    team_not_managed: 'Aucun fournisseur d’identité ne gère cette équipe : il n’y a rien à arrêter.',
    team_not_adoptable:
      'Le fournisseur d’identité ne peut pas reprendre cette équipe avant qu’un administrateur ne l’autorise.',
    team_link_invalid: 'Un lien doit être une adresse web qui commence par https:// ou http://.',
    plan_excludes_custom_roles: 'Les rôles personnalisés ne font pas partie du forfait de votre organisation.',
    role_managed: 'Ce rôle est fourni avec Gatehouse et ne change pas. Créez plutôt le vôtre.',
    role_name_taken: 'Un autre rôle porte ce nom. Choisissez-en un autre.',
    role_in_use: 'Quelqu’un a ce rôle. Dites quel rôle le remplace, ou qu’il est simplement perdu.',
    role_handed_out:
      'Le fournisseur d’identité ou une première connexion attribue ce rôle : il ne peut donc pas gérer les accès. Créez un rôle à part pour cela.',
    role_grants_management:
      'Ce rôle permet de gérer les accès, et le fournisseur d’identité décide des membres de cette équipe. Autorisez d’abord sa connexion à accorder de tels rôles.',
    overloaded: 'Le serveur est occupé. Attendez quelques secondes et réessayez.',
  },
}

import type { serviceAccounts as english } from '../en/service-accounts'
import { plural } from '../format'

export const serviceAccounts: typeof english = {
  title: 'Comptes de service',
  purpose: 'Des comptes pour des programmes. Ils ne se connectent pas ; ils possèdent des clés.',
  columns: {
    name: 'Nom',
    roles: 'Rôles',
    keys: 'Clés valides',
    expires: 'Première expiration',
    lastUsed: 'Dernier usage',
    status: 'Statut',
  },
  views: 'Comptes selon leur état',
  tabs: { active: 'Actifs', disabled: 'Désactivés' },
  none: { active: 'Aucun compte n’est actif', disabled: 'Aucun compte n’est désactivé' },
  status: { active: 'Actif', disabled: 'Désactivé' },
  runsProvisioning: 'Assure le provisionnement',
  noAddress: 'sans adresse',
  noRoles: 'Aucun',
  noKeys: 'Aucune clé valide',
  empty: {
    title: 'Un automatisme ne doit pas s’arrêter quand quelqu’un part',
    text: 'Un compte de service possède ses clés : le provisionnement et les scripts continuent quand leur auteur change de poste.',
    other: 'Créer un compte vide',
  },
  scim: {
    title: 'Créer un compte de service pour SCIM',
    text: 'Un compte pour votre fournisseur d’identité et sa première clé, valable un an. La clé ne permet que SCIM ; elle s’affiche une seule fois.',
    submit: 'Créer le compte SCIM et sa clé',
    pending: 'Création…',
  },
  create: {
    action: 'Nouveau compte de service',
    title: 'Nouveau compte de service',
    text: 'Il commence sans clé ; donnez-lui-en une ensuite.',
    name: 'Nom',
    nameHint: 'Le programme qu’il représente, par exemple « Export de nuit ».',
    email: 'Adresse',
    emailHint:
      'Où nous écrivons quand une clé est créée ou révoquée, ou quand le compte est désactivé. Plusieurs comptes peuvent la partager.',
    emailInvalid: 'Ce n’est pas une adresse. Écrivez-la comme nom@societe.fr, ou laissez vide.',
    role: 'Rôles',
    roleHint: 'Seuls les rôles qui ne permettent rien de plus que les vôtres sont proposés.',
    submit: 'Créer le compte',
    pending: 'Création…',
  },
  edit: {
    action: 'Modifier',
    title: (name) => `Modifier « ${name} »`,
    current: 'Modifier',
    submit: 'Enregistrer',
    pending: 'Enregistrement…',
    through: 'Les rôles reçus d’une équipe se modifient là-bas.',
    beyond: 'permet plus que vous ; décochez-le pour le retirer',
  },
  detail: {
    createdBy: (name, on) => `créé par ${name}, ${on}`,
    created: (on) => `créé le ${on}`,
    newKey: 'Nouvelle clé',
    keys: 'Clés',
    keysCaption: (name) => `Clés de ${name}`,
    counts: (live, ended) =>
      ended === 0
        ? plural(live, { one: '# valide', other: '# valides' }, 'fr')
        : `${plural(live, { one: '# valide', other: '# valides' }, 'fr')}, ${plural(ended, { one: '# terminée', other: '# terminées' }, 'fr')}`,
    noKeys: 'Ce compte n’a pas encore de clé : rien ne peut agir en son nom.',
    roles: 'Rôles et autorisations effectives',
    roleDetail: (permissions) => plural(permissions, { one: '# autorisation', other: '# autorisations' }, 'fr'),
    noRoles: 'Aucun rôle : ses clés ne permettent rien.',
    notifications: 'E-mails sur les clés',
    notificationsText:
      'Quand une clé est créée, révoquée ou prend bientôt fin, ou quand le compte est désactivé, nous écrivons à :',
    noNotifications:
      'Ce compte n’a pas d’adresse et l’organisation pas de contacts de sécurité : personne n’est prévenu quand une clé est créée ou révoquée, et seul son auteur l’est avant qu’elle prenne fin.',
    securityContacts: 'Contacts de sécurité de l’organisation',
    people: (count) => plural(count, { one: '# adresse', other: '# adresses' }, 'fr'),
    permissionsTitle: 'Ensemble, ils permettent',
  },
  disable: {
    action: 'Désactiver…',
    title: (name) => `Désactiver « ${name} » ?`,
    keys: (count) =>
      plural(
        count,
        {
          one: 'Sa clé valide est refusée dès la prochaine requête. Elle fonctionne à nouveau une fois le compte réactivé.',
          other:
            'Ses # clés valides sont refusées dès la prochaine requête. Elles fonctionnent à nouveau une fois le compte réactivé.',
        },
        'fr',
      ),
    text: 'Il n’a aucune clé valide : rien ne s’arrête maintenant.',
    used: (key, ago, by) => `${key} a servi ${ago} à ${by} : cela va s’arrêter.`,
    usedByScim: (key, ago, by) =>
      `${key} a servi ${ago} à ${by} : le provisionnement s’arrête jusqu’à la réactivation du compte.`,
    submit: 'Désactiver le compte',
    pending: 'Désactivation…',
    banner: 'Ce compte est désactivé.',
    bannerText: 'Ses clés sont refusées jusqu’à sa réactivation.',
  },
  enable: { action: 'Réactiver', pending: 'Réactivation…' },
  disabledNoKeys: 'Réactivez d’abord le compte.',
  roles: {
    Admin: 'Administrateur',
    Standard: 'Standard',
    'Read only': 'Lecture seule',
    Provisioning: 'Provisionnement',
  },
  permissions: {
    user_access_read: 'voir les personnes',
    user_access_invite: 'créer et inviter des personnes',
    user_access_manage: 'modifier et désactiver des personnes',
    service_account_write: 'créer et désactiver des comptes de service',
    org_app_keys_read: 'voir toutes les clés',
    org_app_keys_write: 'créer et révoquer toutes les clés',
    user_app_keys: 'posséder ses propres clés',
    teams_manage: 'modifier les équipes',
    org_authn_config_read: 'voir les réglages de connexion',
    org_authn_config_write: 'modifier les réglages de connexion',
    org_management: 'modifier l’organisation',
    audit_logs_read: 'lire le journal d’audit',
  },
}

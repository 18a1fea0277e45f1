import type { passkeys as english } from '../en/passkeys'
import { plural } from '../format'

export const passkeys: typeof english = {
  title: 'Clés d’accès',
  about:
    'Connectez-vous par votre empreinte, votre visage ou le verrou de votre écran au lieu d’un mot de passe. Personne ne peut en deviner ni en hameçonner une.',
  none: 'Vous n’avez pas encore de clé d’accès.',
  add: 'Ajouter une clé d’accès',
  adding: 'En attente de votre appareil…',
  added: (name) => `« ${name} » est ajoutée.`,
  needsScript: 'Les clés d’accès demandent un navigateur avec scripts.',
  unsupported: 'Ce navigateur ne sait pas utiliser de clé d’accès.',
  addedOn: (when) => `Ajoutée ${when}`,
  used: (when) => `Utilisée ${when}`,
  unused: 'Jamais utilisée',
  synced: 'Synchronisée',
  syncedTip: 'Un gestionnaire de mots de passe la garde sur plusieurs appareils.',
  bound: 'Un seul appareil',
  boundTip: 'Elle est gardée sur un seul appareil et se perd avec lui.',
  one: 'Clé d’accès',
  manage: 'Gérer',
  name: 'Nom',
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  remove: 'Retirer la clé d’accès',
  removeText:
    'Elle n’ouvre plus de session à personne. Votre appareil continue de la proposer tant que vous ne l’y supprimez pas aussi.',
  removing: 'Retrait…',
  of: (name) => ` « ${name} »`,
  unknownDevice: 'Clé d’accès',
  browserOn: (browser, system) => `${browser} sur ${system}`,
  signIn: {
    button: 'Utiliser une clé d’accès',
    pending: 'En attente de votre appareil…',
  },
  confirm: 'Confirmer avec une clé d’accès',
  accept: {
    button: 'Créer plutôt une clé d’accès',
    pending: 'En attente de votre appareil…',
    hint: 'Vous n’aurez alors pas besoin de mot de passe.',
  },
  problems: {
    cancelled: 'Rien n’a été utilisé : la question de votre appareil a été fermée, ou cela a pris trop de temps.',
    refused: 'Cette clé d’accès n’a pas pu ouvrir la session. Elle a peut-être été retirée ; utilisez un autre moyen.',
    expired: 'Cela a pris trop de temps. Réessayez.',
    elsewhere: 'Cette clé d’accès appartient à une autre de vos organisations. Choisissez celle de cette organisation.',
    exists: 'Cet appareil a déjà une clé d’accès pour votre compte.',
    failed: 'Votre navigateur ou votre appareil n’a pas pu le faire. Essayez-en un autre.',
  },
  person: {
    title: 'Clés d’accès',
    count: (count) => plural(count, { one: '# clé d’accès', other: '# clés d’accès' }, 'fr'),
    none: 'Aucune.',
    remove: 'Retirer',
    removed: 'La clé d’accès est retirée. La personne en a été avertie par e-mail.',
  },
}

import type { broken as english } from '../en/broken'

/** The page of a fault. Apart from the other errors, because it is in every page's script: it speaks in the browser,
 *  where no server hands it words. */
export const broken: typeof english = {
  title: 'Cette page n’a pas pu s’afficher',
  text: 'La faute est de notre côté et figure dans le journal. Rien de votre saisie n’a été enregistré. Réessayez ; si cela persiste, donnez la référence à votre administrateur.',
  reference: 'Référence',
  retry: 'Réessayer',
  back: 'Aller à l’accueil',
}

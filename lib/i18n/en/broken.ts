/** The page of a fault. Apart from the other errors, because it is in every page's script: it speaks in the browser,
 *  where no server hands it words. */
export const broken = {
  title: 'This page could not be shown',
  text: 'The fault is on our side and was written to the log. Nothing you entered was saved. Try again; if it stays, give your administrator the reference.',
  reference: 'Reference',
  retry: 'Try again',
  back: 'Go to the start page',
}

import { number } from '../format'

/** What a connection is called until somebody names it. */
const unnamed = 'Identity provider'

export const common = {
  /** A connection inside a sentence. */
  provider: (name: string) => (name === unnamed ? 'your identity provider' : name),
  add: 'Add',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  done: 'Done',
  download: 'Download',
  edit: 'Edit',
  hide: 'Hide',
  hidePassword: 'Hide password',
  loading: 'Loading…',
  more: 'More',
  next: 'Next',
  notifications: 'Notifications',
  off: 'Off',
  on: 'On',
  optional: 'optional',
  previous: 'Previous',
  remove: 'Remove',
  retry: 'Try again',
  save: 'Save changes',
  saving: 'Saving…',
  search: 'Search',
  sending: 'Sending…',
  show: 'Show',
  showPassword: 'Show password',
  /** The rows of a page: "1–50 of 1,310". */
  range: (from: number, to: number, total: number) =>
    `${number(from, 'en')}–${number(to, 'en')} of ${number(total, 'en')}`,
  /** One of them: "8 of 1,310". */
  place: (place: number, total: number) => `${number(place, 'en')} of ${number(total, 'en')}`,
  perPage: (rows: number) => `${rows} per page`,
  breadcrumb: 'Breadcrumb',
  /** Managed roles by their wire names; custom roles show as they are. */
  roles: { Admin: 'Admin', Standard: 'Standard', 'Read only': 'Read only', Provisioning: 'Provisioning' },
  plan: { missing: 'Not in your plan', included: 'Included', excluded: 'Not included' },
}

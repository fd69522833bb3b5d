import type { settings as id } from '../id/settings';

/** Settings, and the roles of the house. */
export const settings: typeof id = {
  settings: {
    title: 'Settings',
    you: 'You',
    name: 'Name',
    nameNote: 'Stands beside every change, waiver and sign-off.',
    desk: 'Desk',
    paper: 'Your paper',
    paperName: 'Name of the paper',
    paperAddress: 'Web address',
    paperAddressNote: 'Such as https://paper.example; leave empty while there is none.',
    copyLanguage: 'Language of the copy',
    timeZone: 'Time zone',
    desks: 'Desks',
    desksNote: 'One desk a line.',
    copyright: 'Copyright notice',
    window: 'This window',
    tongue: 'Language of the window',
    tongues: { id: 'Bahasa Indonesia', en: 'English' },
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
    version: (version) => `Redaksi ${version}`,
    wrong: {
      address: 'Give an address that begins with http:// or https://, or leave it empty.',
      language: 'Give a language tag such as id, en or ar.',
      timeZone: 'Give the name of a zone, such as Asia/Jakarta.',
      desks: 'At most 100 desks of at most 80 letters each.',
      tooLong: 'Too long.',
      measure: 'Give a number that a page can have, such as 45 or 10.5.',
      creditLabels: 'One of the labels names no role that is known.',
    },
  },
  roles: {
    label: 'Roles in this house',
    yours: (name, roles) => `${name}: ${roles}.`,
    none: 'no role',
    open: 'This house has no file of roles: everybody may do everything.',
    honest:
      'Roles are bookkeeping, not security: whoever sits at this computer can give any name. The journal keeps the name that was given.',
    file: 'They are set in',
  },
};

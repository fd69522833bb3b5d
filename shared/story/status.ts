import { words, type Words } from './words';

/** Where a story is in the house (DESIGN.md section 3). */
export const STATUSES = [
  'writing',
  'desk',
  'subs',
  'revise',
  'signedOff',
  'sent',
  'held',
  'spiked',
  'correction',
  'kill',
] as const;

export type Status = (typeof STATUSES)[number];

export const STATUS_LABELS: Readonly<Record<Status, Words>> = {
  writing: words('Menulis', 'Writing'),
  desk: words('Meja', 'Desk'),
  subs: words('Penyuntingan', 'Subs'),
  revise: words('Revisi', 'Revise'),
  signedOff: words('Disahkan', 'Signed off'),
  sent: words('Terkirim', 'Sent'),
  held: words('Ditahan', 'Held'),
  spiked: words('Dibatalkan', 'Spiked'),
  correction: words('Ralat', 'Correction'),
  kill: words('Pencabutan', 'Kill'),
};

const HOUSE: readonly Status[] = ['writing', 'desk', 'subs', 'revise', 'signedOff'];

/** The statuses a story may move to from here. Hold and spike are open to everything that has not left the house. */
export function movesFrom(status: Status): readonly Status[] {
  switch (status) {
    case 'sent':
      return ['correction', 'kill'];
    case 'correction':
      return ['sent', 'kill'];
    case 'kill':
      return [];
    case 'held':
    case 'spiked':
      return HOUSE.filter((other) => other !== 'signedOff');
    case 'signedOff':
      return ['sent', 'revise', 'subs', 'desk', 'held', 'spiked'];
    default:
      return [...HOUSE.filter((other) => other !== status), 'held', 'spiked'];
  }
}

/** Hold, spike, revise and everything after sending need a reason. */
export function needsReason(to: Status): boolean {
  return to === 'held' || to === 'spiked' || to === 'correction' || to === 'kill';
}

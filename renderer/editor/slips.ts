import type { Slip } from '../../shared/preflight/slips';
import { ProofLayer } from './proof/layer';

/** Slips in the words (a word typed twice), marked as they are made: what the checks will find, before they look. */
export const slipLayer = new ProofLayer<true, Slip>({
  name: 'slips',
  askedAtFirst: true,
  mark: ({ message, rule }) => ({
    class: 'slip',
    title: `${message.id} / ${message.en}`,
    'data-rule': rule,
  }),
});

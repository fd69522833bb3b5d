import type { Passage } from '../../journal/passages';
import { words, type Words } from '../../story/words';
import type { Rule } from '../rule';
import { BODY_PLACE } from '../survey';

/** Whether the words are ours: passages that were pasted or imported and that nobody has changed since. */

const SHOWN = 60;

const begin = (text: string) =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN).replace(/\s+\S*$/, '')} …`;

/** Where a passage came from, as a person would say it. */
function sourceWords({ origin: { source } }: Passage): Words {
  if (source === null) return words('sumber tak dikenal', 'an unknown source');
  if ('from' in source) {
    const name = source.from === 'new' ? '' : source.name;
    return words(`diimpor dari ${name}`, `imported from ${name}`);
  }
  if (source.kind === 'import') return words(`diimpor dari ${source.name}`, `imported from ${source.name}`);
  if (source.kind !== 'paste' && source.kind !== 'drop')
    return words('sumber tak dikenal', 'an unknown source');
  const from = [source.program, source.address].filter(Boolean).join(', ');
  return from === ''
    ? words('ditempel dari tempat lain', 'pasted from elsewhere')
    : words(`ditempel dari ${from}`, `pasted from ${from}`);
}

/** Passages by what they came from, in page order of the first of each. */
function bySource(passages: readonly Passage[]): (readonly [Passage, ...Passage[]])[] {
  const groups = new Map<string, [Passage, ...Passage[]]>();
  for (const passage of passages) {
    const name = sourceWords(passage).en;
    const group = groups.get(name);
    if (group) group.push(passage);
    else groups.set(name, [passage]);
  }
  return [...groups.values()];
}

export const originRules: readonly Rule[] = [
  {
    id: 'text.notOurs',
    level: 'advise',
    title: words('Bukan tulisan kita', 'Text not ours'),
    find: ({ subject }) =>
      bySource(subject.passages).map((group) => {
        const [first] = group;
        const count = group.reduce((sum, passage) => sum + passage.words, 0);
        const from = sourceWords(first);
        return {
          place: { where: first.where, order: BODY_PLACE.order + first.piece },
          message: words(
            `${count} kata dalam ${group.length} bagian ${from.id} dan belum diubah, mulai dari "${begin(first.text)}"; pastikan boleh dipakai dan sumbernya disebut.`,
            `${count} words in ${group.length} ${group.length === 1 ? 'passage' : 'passages'} ${from.en} and unchanged since, beginning with "${begin(first.text)}"; make sure we may use them and name the source.`,
          ),
        };
      }),
  },
];

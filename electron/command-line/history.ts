import type { ComparedStory, StoryProvenance } from '../../shared/contract';
import type { HistoryLine } from '../../shared/journal/history-lines';
import type { OriginSource } from '../../shared/journal/provenance';
import { readDocument } from '../../shared/journal/replay';
import { textPlaces } from '../../shared/story/places';
import { words, type Tongue, type Words } from '../../shared/story/words';

/** What the command line prints of a story's history, of two revisions compared, and of who wrote what. */

const KINDS: Readonly<Record<HistoryLine['kind'], Words>> = {
  created: words('dibuat', 'created'),
  steps: words('menyunting', 'edited'),
  fields: words('mengisi', 'set fields'),
  status: words('memindahkan', 'moved'),
  approval: words('mengesahkan', 'signed off'),
  clearance: words('meloloskan tanda', 'cleared'),
  assignment: words('menugaskan', 'assigned'),
  waiver: words('mengecualikan', 'waived'),
  revision: words('revisi', 'revision'),
  comment: words('mengomentari', 'commented'),
  reply: words('menjawab', 'answered'),
  resolution: words('menuntaskan komentar', 'settled a comment'),
  merged: words('menggabung', 'merged'),
  handedOver: words('membuat paket kerja', 'made an editable package'),
  exported: words('mengekspor', 'exported'),
  binned: words('membuang', 'binned'),
  unbinned: words('mengambil lagi', 'took out of the bin'),
};

/** Where words came from, in a few words; empty for what was typed. */
export function sourceText(source: OriginSource, tongue: Tongue): string {
  if (source === null) return '';
  if ('from' in source)
    return source.from === 'new' ? '' : `${words('impor', 'import')[tongue]} ${source.name}`;
  switch (source.kind) {
    case 'paste':
    case 'drop':
      return [words('tempel', 'paste')[tongue], source.program, source.address].filter(Boolean).join(' ');
    case 'import':
      return `${words('impor', 'import')[tongue]} ${source.name}`;
    case 'rule':
      return source.rule;
    case 'archive':
      return words('arsip', 'archive')[tongue];
    case 'restore':
      return `${words('kembali ke', 'restored from')[tongue]} ${source.seq}`;
    case 'comment':
      return words('komentar', 'comment')[tongue];
    case 'review':
      return source.decision === 'accept'
        ? words('menerima usulan', 'accepted changes')[tongue]
        : words('menolak usulan', 'rejected changes')[tongue];
    case 'take':
      return `${words('diambil dari', 'taken from')[tongue]} ${source.name}`;
    case 'merge':
      return `${source.author}, ${source.package}`;
  }
}

/** A history, newest first. */
export function historyText(lines: readonly HistoryLine[], tongue: Tongue): string {
  return lines
    .map(({ seq, at, author, kind, count, detail, source }) => {
      const what = [KINDS[kind][tongue], count > 1 ? `×${count}` : '', detail];
      const from = source && source.kind !== 'undo' ? `(${sourceText(source, tongue)})` : '';
      return `${String(seq).padStart(6)}  ${at}  ${author || '—'}  ${[...what, from].filter(Boolean).join(' ')}`;
    })
    .join('\n');
}

/** Two revisions as JSON: the differences, each with who made it. */
export function comparisonJson({ before, after, comparison, authors }: ComparedStory) {
  const by = new Map(authors.map(({ seq, author, at }) => [seq, { author, at, seq }]));
  const { changes, ...rest } = comparison;
  return {
    before: before.seq,
    after: after.seq,
    ...rest,
    changes: changes.map(({ kind, where, deleted, inserted, entries }) => ({
      kind,
      where,
      deleted,
      inserted,
      by: entries.flatMap((seq) => by.get(seq) ?? []),
    })),
  };
}

export function comparisonText(compared: ComparedStory, tongue: Tongue): string {
  const { changes, fields, pictures, wordsDeleted, wordsInserted } = comparisonJson(compared);
  const names = (by: readonly { readonly author: string }[]) =>
    by.length > 0 ? `  (${[...new Set(by.map(({ author }) => author || '—'))].join(', ')})` : '';
  const lines = changes.map(({ kind, where, deleted, inserted, by }) => {
    const what =
      kind === 'form'
        ? `~ ${inserted}`
        : [deleted && `[-${deleted}-]`, inserted && `{+${inserted}+}`].filter(Boolean).join(' ');
    return `${where}: ${what || kind}${names(by)}`;
  });
  const told = (value: unknown) => JSON.stringify(value);
  return [
    ...lines,
    ...fields.map(({ name, before, after }) => `fields.${name}: ${told(before)} -> ${told(after)}`),
    ...pictures.map(({ id, kind, attributes }) => `${id}: ${[kind, ...attributes].join(' ')}`),
    words(
      `${wordsInserted} kata masuk, ${wordsDeleted} kata keluar`,
      `${wordsInserted} words in, ${wordsDeleted} words out`,
    )[tongue],
  ].join('\n');
}

/** Every stretch of text with who brought it, in page order. `doc` is the document of the provenance's entry. */
export function blameJson(doc: unknown, { attributions, origins }: StoryProvenance) {
  const story = readDocument(doc);
  const known = new Map(origins.map((origin) => [origin.seq, origin]));
  const places = textPlaces(story);
  let place = 0;
  return attributions.flatMap(({ from, to, seq }) => {
    while ((places[place]?.to ?? Infinity) < to) place++;
    const origin = known.get(seq);
    if (!origin) return [];
    const { author, at, source } = origin;
    return [
      { where: places[place]?.where ?? '', text: story.textBetween(from, to), author, at, seq, source },
    ];
  });
}

export function blameText(pieces: ReturnType<typeof blameJson>, tongue: Tongue): string {
  return pieces
    .map(({ where, text, author, at, source }) => {
      const who = [author || '—', at.slice(0, 16).replace('T', ' '), sourceText(source, tongue)];
      return `${where}  ${who.filter(Boolean).join(' · ')}\n    ${text}`;
    })
    .join('\n');
}

import type { Origin } from '../shared/journal/provenance';
import type { StoryProvenance } from '../shared/contract';
import type { Voice } from './voice';

/** Whether words are our own, somebody else's, or a rule's: what their colour in the margin means. */
export type OriginTone = 'own' | 'foreign' | 'rule';

export function toneOf({ source }: Origin): OriginTone {
  if (source === null) return 'own';
  if ('from' in source) return source.from === 'import' ? 'foreign' : 'own';
  if (source.kind === 'rule' || source.kind === 'archive') return 'rule';
  return source.kind === 'paste' || source.kind === 'drop' || source.kind === 'import' ? 'foreign' : 'own';
}

/** How the words came, in a few words: "typed", "pasted from Microsoft Word". */
export function cameBy({ source }: Origin, { m }: Voice): string {
  const said = m.origins;
  if (source === null) return said.typed;
  if ('from' in source) {
    if (source.from === 'new') return said.typed;
    return source.from === 'sample' ? said.sample : said.imported(source.name);
  }
  switch (source.kind) {
    case 'paste':
    case 'drop': {
      const from = [source.program, source.address].filter(Boolean).join(', ');
      return from === '' ? said.pasted : said.pastedFrom(from);
    }
    case 'import':
      return said.imported(source.name);
    case 'rule':
      return said.rule(source.rule);
    case 'archive':
      return said.archive;
    case 'review':
    case 'comment':
      return said.typed;
    case 'restore':
      return said.restored(String(source.seq));
    case 'take':
      return said.taken(source.name);
    case 'merge':
      return said.merged(source.author, source.package);
  }
}

const isSame = (one: Origin, other: Origin | undefined) =>
  one.author === other?.author && JSON.stringify(one.source) === JSON.stringify(other.source);

/** The stretch of text around a position that one person brought in one way, however many entries it took. */
export function runAt(
  { attributions, origins }: StoryProvenance,
  position: number,
  origin: Origin,
): { readonly from: number; readonly to: number } {
  const known = new Map(origins.map((one) => [one.seq, one]));
  let run = { from: position, to: position };
  for (const { from, to, seq } of attributions) {
    if (!isSame(origin, known.get(seq))) continue;
    run = run.to === from && run.from < run.to ? { from: run.from, to } : { from, to };
    const next = attributions.find((one) => one.from === to);
    const goesOn = next !== undefined && isSame(origin, known.get(next.seq));
    if (!goesOn && run.from <= position && position <= run.to) return run;
  }
  return run;
}

/** The origin of the letter at a position, null where there is none. */
export function originAt({ attributions, origins }: StoryProvenance, position: number): Origin | null {
  const here =
    attributions.find(({ from, to }) => from <= position && position < to) ??
    attributions.find(({ to }) => to === position);
  return origins.find(({ seq }) => seq === here?.seq) ?? null;
}

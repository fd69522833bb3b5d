import { countWords } from '../story/counting';
import { textPlaces } from '../story/places';
import type { Origin, OriginSource, Tracer } from './provenance';

/** A run of text that stands as it came from somewhere else. */
export interface Passage {
  /** As preflight calls the place: `paragraph 3`. */
  readonly where: string;
  /** Place among the pieces of the story, from 0. */
  readonly piece: number;
  readonly text: string;
  readonly words: number;
  readonly origin: Origin;
}

/** Fewer words than these in a row are nobody's own: a name, a title, a set phrase. */
const LEAST_WORDS = 15;

/** True for words that were written neither here nor by a colleague: pasted, dropped in, or imported. */
function isForeign(source: OriginSource, story: string): boolean {
  if (source === null) return false;
  if ('from' in source) return source.from === 'import';
  if (source.kind === 'import') return true;
  return (source.kind === 'paste' || source.kind === 'drop') && source.story !== story;
}

/** The pasted and imported passages of a story that nobody has changed since, in page order. */
export function foreignPassages(tracer: Tracer, story: string): Passage[] {
  const origins = new Map(tracer.origins().map((origin) => [origin.seq, origin]));
  const places = textPlaces(tracer.doc);
  let place = 0;
  return tracer.attributions().flatMap(({ from, to, seq }) => {
    const origin = origins.get(seq);
    while ((places[place]?.to ?? Infinity) < to) place++;
    const here = places[place];
    if (!origin || !here || !isForeign(origin.source, story)) return [];
    const text = tracer.doc.textBetween(from, to);
    const words = countWords(text);
    return words < LEAST_WORDS ? [] : [{ where: here.where, piece: here.piece, text, words, origin }];
  });
}

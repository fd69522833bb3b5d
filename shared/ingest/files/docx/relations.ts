import { elementsOf } from '../xml-tree';
import type { XmlParts } from '../xml-text';

/** What a part points at, by relationship id (`word/_rels/document.xml.rels`). */
export interface Relation {
  /** Path in the document, or an address where `isOutside`. */
  readonly target: string;
  readonly isOutside: boolean;
  /** Last word of the relationship's type: `image`, `hyperlink`, `header` ... */
  readonly kind: string;
}

/** `media/a.jpg` beside `word/document.xml` is `word/media/a.jpg`; a leading `/` means the root of the document. */
function pathFrom(part: string, target: string): string {
  const path = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

export function relationsOf(parts: XmlParts, part: string): ReadonlyMap<string, Relation> {
  const folders = part.split('/');
  const file = folders.pop() ?? '';
  const root = parts.optional([...folders, '_rels', `${file}.rels`].join('/'));
  return new Map(
    (root ? elementsOf(root, 'Relationship') : []).map(({ attributes }) => {
      const target = attributes['Target'] ?? '';
      const isOutside = attributes['TargetMode'] === 'External';
      const kind = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
      return [
        attributes['Id'] ?? '',
        { target: isOutside ? target : pathFrom(part, target), isOutside, kind },
      ];
    }),
  );
}

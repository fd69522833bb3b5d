import type { Node } from 'prosemirror-model';
import { Mapping, Transform } from 'prosemirror-transform';
import { restoreAll } from './restoring';

/** What a second reading of an input changes in a story that people have worked on since the first. */
export interface Reread {
  /** On top of the story as it is now. */
  readonly transform: Transform;
  /** Differences that no longer have a place, because what they are about has been taken out or rewritten. */
  readonly lost: number;
}

/**
 * Brings the differences between two readings of one input into the story as it is: `before` is the first reading, `after` the
 * second, `now` what has become of the first. Whatever was done to `now` that the two readings do not differ in stays.
 */
export function reread(before: Node, after: Node, now: Node): Reread {
  const wanted = restoreAll(before, after);
  const transform = new Transform(now);
  const mapping = new Mapping([
    ...[...wanted.mapping.maps].reverse().map((map) => map.invert()),
    ...restoreAll(before, now).mapping.maps,
  ]);
  let from = wanted.steps.length;
  let lost = 0;
  for (const step of wanted.steps) {
    const mapped = step.map(mapping.slice(from));
    from--;
    if (!mapped || transform.maybeStep(mapped).failed) {
      lost++;
      continue;
    }
    mapping.appendMap(mapped.getMap(), from);
  }
  return { transform, lost };
}

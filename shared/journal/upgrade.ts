import { SCHEMA_VERSION } from '../story/schema';
import type { Entry } from './entry';

/**
 * Reading what an earlier version wrote. An entry stays on the disk for good as it was written, and its hash is checked as
 * it was written; then, before anything reads it, it is led through one upgrade per version to the present schema.
 */

type Json = Readonly<Record<string, unknown>>;
/** A node as ProseMirror writes it: `type`, `attrs`, `content`, `marks`, `text`. */
export type NodeJson = Json & { readonly type: string };
export type MarkJson = Json & { readonly type: string };
export type StepJson = Json & { readonly stepType: string };

/** How one version of the schema reads what the version before it wrote. What an upgrade does not name stays as it is. */
export interface Upgrade {
  /** A node, whose content and marks have been upgraded before it. It must keep its size: steps count positions. */
  readonly node?: (node: NodeJson) => NodeJson;
  /** A mark, wherever it stands; null where the next version has none. */
  readonly mark?: (mark: MarkJson) => MarkJson | null;
  /** A step, whose slice and mark have been upgraded before it; null where it has nothing left to do. */
  readonly step?: (step: StepJson) => StepJson | null;
  /** The other parts of an entry. */
  readonly entry?: (entry: Entry) => Entry;
}

/** The upgrades in order: the first leads from version 1 to 2. There is one for every version but the present one. */
export const UPGRADES: readonly Upgrade[] = [
  // 2: insertions and deletions may lie on one another, name their device, and breaks can be proposed. All that was written
  // before is good as it is: an absent device is an empty one.
  {},
  // 3: the marks of tracked changes come first. Marks are put into the schema's order wherever a node is read, and a step that
  // sets or takes away one names no order, so what was written before reads as the same story.
  {},
];

function marksOf(marks: readonly MarkJson[], { mark }: Upgrade): MarkJson[] {
  return mark ? marks.flatMap((one) => mark(one) ?? []) : [...marks];
}

function upgradeNode(node: NodeJson, upgrade: Upgrade): NodeJson {
  const { content, marks } = node as { content?: readonly NodeJson[]; marks?: readonly MarkJson[] };
  const inside = {
    ...node,
    ...(content && { content: content.map((child) => upgradeNode(child, upgrade)) }),
    ...(marks && { marks: marksOf(marks, upgrade) }),
  };
  return upgrade.node ? upgrade.node(inside) : inside;
}

function upgradeStep(step: StepJson, upgrade: Upgrade): StepJson | null {
  const { slice, mark } = step as { slice?: { content?: readonly NodeJson[] }; mark?: MarkJson };
  const marked = mark && upgrade.mark ? upgrade.mark(mark) : mark;
  // A mark that is gone takes the step that sets it or takes it away along.
  if (marked === null) return null;
  const inside = {
    ...step,
    ...(slice?.content && {
      slice: { ...slice, content: slice.content.map((node) => upgradeNode(node, upgrade)) },
    }),
    ...(marked && { mark: marked }),
  };
  return upgrade.step ? upgrade.step(inside) : inside;
}

function upgradeOnce(entry: Entry, upgrade: Upgrade): Entry {
  const inside = ((): Entry => {
    if (entry.kind === 'created') {
      const doc = upgradeNode(entry.payload.doc as NodeJson, upgrade);
      return { ...entry, payload: { ...entry.payload, doc } };
    }
    if (entry.kind === 'steps') {
      const steps = (entry.payload.steps as StepJson[]).flatMap((step) => upgradeStep(step, upgrade) ?? []);
      return { ...entry, payload: { ...entry.payload, steps } };
    }
    return entry;
  })();
  return upgrade.entry ? upgrade.entry(inside) : inside;
}

/**
 * The entry as the present schema reads it. Its `hash` stays that of the entry as it was written, so it must have been
 * checked before. Throws RangeError for an entry of a version later than this one.
 */
export function upgradeEntry(
  entry: Entry,
  upgrades: readonly Upgrade[] = UPGRADES,
  to: number = SCHEMA_VERSION,
): Entry {
  if (entry.schema === to) return entry;
  if (!Number.isInteger(entry.schema) || entry.schema < 1 || entry.schema > to)
    throw new RangeError(`Entry ${entry.seq} of ${entry.story} was written by version ${entry.schema}`);
  const upgraded = upgrades.slice(entry.schema - 1, to - 1).reduce(upgradeOnce, entry);
  return { ...upgraded, schema: to };
}

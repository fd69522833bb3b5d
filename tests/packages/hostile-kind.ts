import type { PackageFault } from '../../electron/desk/packages/package-fault';
import { rawZip, type RawEntry } from './hostile-zip';

/** Hostile packages, each with the reason that it must be refused with. */
export interface Hostile {
  readonly kind: string;
  readonly fault: PackageFault;
  readonly make: () => Buffer;
}

/** The entry that hostile ones stand beside. */
export const good: RawEntry = { name: 'story-v1/data/article.txt', content: 'Banjir di Demak surut.\n' };
/** A zip of it and another, by name. */
export const named = (name: string | Buffer, more: Partial<RawEntry> = {}) =>
  rawZip({ entries: [good, { name, content: 'x', ...more }] });
/** A zip of it alone, with a lie in it. */
export const one = (entry: Partial<RawEntry>) => rawZip({ entries: [{ ...good, ...entry }] });

export const hostile = (kind: string, fault: PackageFault, make: () => Buffer): Hostile => ({
  kind,
  fault,
  make,
});

import { JournalError } from '../../../shared/journal/replay';

/** An entry is not what was written: a bit of it has turned, or one before it is gone. */
export class DamagedEntry extends JournalError {}

/**
 * An entry is exactly what was written, and this program cannot read it: a later one wrote it. That is no damage. Nothing of
 * it may be restored, rewritten or left out.
 */
export class UnknownEntry extends JournalError {}

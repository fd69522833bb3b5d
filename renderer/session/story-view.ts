import type { OpenedStory } from '../../shared/contract';
import type { Entry } from '../../shared/journal/entry';
import { threadsAfter } from '../../shared/journal/threads';
import type { Change } from './outbox';

/** What is known of an open story beside its text. */
export type StoryView = Omit<OpenedStory, 'id' | 'seq' | 'doc' | 'pictures'>;

export function viewOf(opened: OpenedStory): StoryView {
  const { id: _id, seq: _seq, doc: _doc, pictures: _pictures, ...view } = opened;
  return view;
}

/** The view after one more entry of the journal (the text is kept by the editor state). */
export function afterEntry(view: StoryView, entry: Entry): StoryView {
  const { author: by, at } = entry;
  switch (entry.kind) {
    case 'created':
      return view;
    case 'steps':
      return { ...view, updatedAt: at };
    case 'fields':
      return { ...afterChange(view, entry, by, at, entry.id), updatedAt: at };
    case 'approval':
      return { ...view, approvals: [...view.approvals, { by, at, contentHash: entry.payload.contentHash }] };
    case 'clearance':
      return { ...view, clearances: [...view.clearances, { ...entry.payload, by, at }] };
    case 'binned':
      return { ...view, binned: { by, at, why: entry.payload.why } };
    case 'unbinned':
      return { ...view, binned: null };
    case 'exported':
      return { ...view, sendings: [...view.sendings, { ...entry.payload, by, at }] };
    default:
      return afterChange(view, entry, by, at, entry.id);
  }
}

/** The view with a change that this window has made; `id` is null while it is not confirmed. */
export function afterChange(
  view: StoryView,
  change: Change,
  by: string,
  at: string,
  id: string | null,
): StoryView {
  switch (change.kind) {
    case 'fields':
      return { ...view, fields: { ...view.fields, ...change.payload.set } };
    case 'status': {
      const { to, why } = change.payload;
      return { ...view, status: to, moved: { to, why: why?.trim() || null, by, at } };
    }
    case 'assignment': {
      const { to } = change.payload;
      return { ...view, assigned: to && { to, by, at } };
    }
    case 'waiver':
      return { ...view, waivers: [...view.waivers, { ...change.payload, by, at }] };
    case 'comment':
    case 'reply':
    case 'resolution':
      return { ...view, threads: threadsAfter(view.threads, change, { by, at }, id) };
    default:
      return view;
  }
}

/** True if nothing but the time of the last change differs. */
export function isSameButForTime(one: StoryView, other: StoryView): boolean {
  const keys = Object.keys(one) as (keyof StoryView)[];
  return keys.every((key) => key === 'updatedAt' || one[key] === other[key]);
}

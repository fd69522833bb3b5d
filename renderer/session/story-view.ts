import type { OpenedStory } from '../../shared/contract';
import type { Entry } from '../../shared/journal/entry';
import type { Change } from './outbox';

/** What is known of an open story beside its text. */
export type StoryView = Pick<
  OpenedStory,
  'fields' | 'status' | 'approvals' | 'waivers' | 'sendings' | 'createdAt' | 'createdBy' | 'updatedAt'
>;

export function viewOf(opened: OpenedStory): StoryView {
  const { fields, status, approvals, waivers, sendings, createdAt, createdBy, updatedAt } = opened;
  return { fields, status, approvals, waivers, sendings, createdAt, createdBy, updatedAt };
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
      return { ...afterChange(view, entry, by, at), updatedAt: at };
    case 'approval':
      return { ...view, approvals: [...view.approvals, { by, at, contentHash: entry.payload.contentHash }] };
    case 'exported':
      return { ...view, sendings: [...view.sendings, { ...entry.payload, by, at }] };
    default:
      return afterChange(view, entry, by, at);
  }
}

/** The view with a change that this window has made, confirmed or not. */
export function afterChange(view: StoryView, change: Change, by: string, at: string): StoryView {
  switch (change.kind) {
    case 'fields':
      return { ...view, fields: { ...view.fields, ...change.payload.set } };
    case 'status':
      return { ...view, status: change.payload.to };
    case 'waiver':
      return { ...view, waivers: [...view.waivers, { ...change.payload, by, at }] };
    default:
      return view;
  }
}

/** True if nothing but the time of the last change differs. */
export function isSameButForTime(one: StoryView, other: StoryView): boolean {
  const keys = Object.keys(one) as (keyof StoryView)[];
  return keys.every((key) => key === 'updatedAt' || one[key] === other[key]);
}

import { newFields, type FieldChange } from '../shared/story/fields';
import type { Words } from '../shared/story/words';
import type { ClipboardHands } from './editor/clipboard-desk';
import type { Session } from './session';
import { sentenceOf } from './trouble';

/** What pasting may ask of an open story. `tell` shows a sentence beside the page. */
export function clipboardHands(session: Session, tell: (told: Words) => void): ClipboardHands {
  return {
    story: session.id,
    state: () => session.state,
    dispatch: (transaction) => session.dispatch(transaction),
    keepPicture: (file) => session.keepPicture(file),
    fillFields: (fields) => session.setFields(unsaid(session, fields)),
    tell,
    tellTrouble: (error) => tell(sentenceOf(error)),
  };
}

/** Those of the fields that nobody has set yet. */
function unsaid(session: Session, fields: FieldChange): FieldChange {
  const blank = newFields();
  const isUnsaid = (name: keyof FieldChange) =>
    JSON.stringify(session.story.fields[name]) === JSON.stringify(blank[name]);
  const names = (Object.keys(fields) as (keyof FieldChange)[]).filter(isUnsaid);
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

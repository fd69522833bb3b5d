import type { EditorState } from 'prosemirror-state';
import { words, type Words } from '../../shared/story/words';
import type { EditorCommand } from './command';
import { editorCommands } from './commands';

/** The buttons above the page, in groups: words, not icons, where words fit. */
const TOOLBAR: readonly (readonly string[])[] = [
  ['format.strong', 'format.em', 'format.link', 'format.leadIn'],
  ['block.crosshead', 'block.quote', 'block.bulleted', 'block.factBox'],
  ['insert.picture', 'insert.relatedLink', 'insert.table', 'insert.credit'],
  ['review.suggest'],
];

/** Shorter names for the toolbar, part of the full one. */
const SHORT: Readonly<Record<string, Words>> = {
  'format.strong': words('B', 'B'),
  'format.em': words('I', 'I'),
  'format.leadIn': words('Pembuka', 'Lead-in'),
  'block.bulleted': words('Daftar', 'List'),
  'insert.relatedLink': words('Baca juga', 'Related link'),
  'review.suggest': words('Usulkan', 'Suggest'),
};

/** A button as it stands for the selection. */
export interface Tool {
  readonly command: EditorCommand;
  /** What is written on it. */
  readonly face: Words;
  readonly canRun: boolean;
  readonly isActive: boolean;
}

export type Tools = readonly (readonly Tool[])[];

const buttons = TOOLBAR.map((group) => group.flatMap((id) => editorCommands.filter((one) => one.id === id)));

const faceOf = (command: EditorCommand): Words => SHORT[command.id] ?? command.words;

/** The tools for what is selected now. Looks at the selection's block only. */
export function toolsFor(state: EditorState): Tools {
  return buttons.map((group) =>
    group.map((command) => ({
      command,
      face: faceOf(command),
      canRun: command.run(state),
      isActive: command.isActive?.(state) ?? false,
    })),
  );
}

/** The tools of a page that nobody has looked at yet. */
export const RESTING_TOOLS: Tools = buttons.map((group) =>
  group.map((command) => ({ command, face: faceOf(command), canRun: false, isActive: false })),
);

/** True where two readings look the same, so that nothing need be drawn. */
export function isSameTools(a: Tools, b: Tools): boolean {
  const states = (tools: Tools) => tools.flat().map(({ canRun, isActive }) => `${canRun}${isActive}`);
  return states(a).join() === states(b).join();
}

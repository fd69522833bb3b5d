import { dropCursor } from 'prosemirror-dropcursor';
import { history } from 'prosemirror-history';
import type { Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { askingPlugin } from './asking';
import { clipboard } from './clipboard';
import { firstWords } from './first-words';
import { furniture } from './furniture';
import { gaps } from './gaps';
import { keys } from './keys';
import { typing } from './typing';

/** Everything that makes an editor state the page of a story (the session adds `collab` itself). */
export function editorPlugins(): Plugin[] {
  return [
    askingPlugin(),
    typing(),
    clipboard(),
    ...keys(),
    gaps(),
    dropCursor({ color: false, class: 'dropcursor' }),
    tableEditing(),
    history({ depth: 1000 }),
    furniture(),
    firstWords(),
  ];
}

/**
 * Whether this browser lets a person select over the edge of a slot. Chromium 130 does not: Shift with an arrow stops there, and so
 * does the mouse. Chromium 156 does.
 */
let known = false;

/** Two lines of an editable, each in a slot of its own, as galleys would set them. */
function twoSlots(): { readonly root: HTMLElement; readonly lines: readonly Element[] } {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  root.setAttribute('aria-hidden', 'true');
  Object.assign(root.style, {
    position: 'fixed',
    top: '0',
    left: '-400px',
    width: '200px',
    opacity: '0',
    userSelect: 'text',
  });
  const tree = root.attachShadow({ mode: 'open', slotAssignment: 'manual' });
  const lines = ['a', 'b'].map((word) => {
    const line = root.appendChild(document.createElement('p'));
    line.textContent = word;
    const slot = tree.appendChild(document.createElement('slot'));
    slot.style.display = 'block';
    slot.assign(line);
    return line;
  });
  return { root, lines };
}

/**
 * Tries it out, on two lines beside the window: no version of a browser says it. To be called once, before anything is on the
 * window that has the focus or shuts out the rest (a dialog does, and then no line can be selected).
 */
export function trySelectingOverSlots(): void {
  const selection = document.getSelection();
  if (!selection) return;
  const { root, lines } = twoSlots();
  const [first, last] = lines;
  document.body.append(root);
  try {
    selection.collapse(last?.firstChild ?? null, 1);
    // Over the letter, over the edge, and over the letter before it.
    for (let step = 0; step < 3; step++) selection.modify('extend', 'backward', 'character');
    known = selection.focusOffset === 0 && first?.contains(selection.focusNode) === true;
  } finally {
    selection.removeAllRanges();
    root.remove();
  }
}

export const selectsOverSlots = (): boolean => known;

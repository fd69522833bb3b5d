import { DOMSerializer } from 'prosemirror-model';
import type { NodeViewConstructor, ViewMutationRecord } from 'prosemirror-view';
import type { NodeName } from '../../shared/story/schema';

/**
 * Lists and tables say by themselves what they and their parts are: the box of a tracked change may stand between them, and an
 * element that is a part only by where it stands would be none there. What is said of a part is no change of the story.
 */
const ROLES = {
  list: 'list',
  listItem: 'listitem',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'columnheader',
} as const satisfies Partial<Record<NodeName, string>>;

const boxView =
  (role: string): NodeViewConstructor =>
  (node) => {
    const spec = node.type.spec.toDOM?.(node);
    if (!spec) throw new RangeError(`${node.type.name} is not drawn`);
    const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec);
    if (!(dom instanceof HTMLElement) || !contentDOM)
      throw new RangeError(`${node.type.name} has no content`);
    dom.setAttribute('role', role);
    return {
      dom,
      contentDOM,
      ignoreMutation: (mutation: ViewMutationRecord) =>
        mutation.type === 'attributes' && mutation.target === dom,
    };
  };

export const boxViews: Partial<Record<NodeName, NodeViewConstructor>> = Object.fromEntries(
  Object.entries(ROLES).map(([name, role]) => [name, boxView(role)]),
);

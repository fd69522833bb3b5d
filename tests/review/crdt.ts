import type { Node } from 'prosemirror-model';
import { prosemirrorToYDoc, updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import * as Y from 'yjs';
import { schema } from '../../shared/story/schema';
import type { Branch } from './merge-branches';

/** A control: two branches made one by a CRDT, through its binding to ProseMirror, as two editors that were offline would. */

const NAME = 'story';

function copyOf(state: Uint8Array, client: number): Y.Doc {
  const copy = new Y.Doc();
  copy.clientID = client;
  Y.applyUpdate(copy, state);
  return copy;
}

/** What the binding writes into the shared document for the text that an editor has come to, change by change. */
function written(state: Uint8Array, client: number, texts: readonly Node[]): Y.Doc {
  const copy = copyOf(state, client);
  for (const text of texts)
    copy.transact(() =>
      updateYFragment(copy, copy.getXmlFragment(NAME), text, { mapping: new Map(), isOMark: new Map() }),
    );
  return copy;
}

/** The texts that a branch went through. */
function textsOf(base: Node, { changes }: Branch): Node[] {
  let doc = base;
  return changes.map(({ steps }) => {
    for (const step of steps) doc = step.apply(doc).doc ?? doc;
    return doc;
  });
}

/** The text that both sides have once they have exchanged everything. */
export function mergedByCrdt(base: Node, ours: Branch, theirs: Branch): Node {
  const start = Y.encodeStateAsUpdate(prosemirrorToYDoc(base, NAME));
  const [one, other] = [written(start, 1, textsOf(base, ours)), written(start, 2, textsOf(base, theirs))];
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  const [here, there] = [one, other].map((doc) =>
    yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(NAME), schema),
  ) as [Node, Node];
  if (!here.eq(there)) throw new RangeError('the two sides did not converge');
  return here;
}

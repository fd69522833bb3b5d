import type { NodeViewConstructor } from 'prosemirror-view';
import type { PictureInfo } from '../../shared/preflight/finding';
import type { KnownSignOff } from '../../shared/story/sign-off-registry';
import { PictureView } from './picture-view';
import { SignOffView } from './sign-off-view';

/** What the pieces that know the archive ask of it. */
export interface ArchiveSource {
  /** What is known of a picture; undefined while it is not known (then it is asked for, and `refreshPictures` follows). */
  picture(sha256: string): PictureInfo | undefined;
  signOffs(): readonly KnownSignOff[];
}

/** The pictures and sign-offs that are drawn on a page: they are drawn anew where something is learned of them. */
export class ArchiveViews {
  readonly #pictures = new Set<PictureView>();
  readonly #signOffs = new Set<SignOffView>();

  constructor(private readonly source: ArchiveSource) {}

  readonly picture: NodeViewConstructor = (node, view, getPos) => {
    const info = (sha256: string) => this.source.picture(sha256);
    const made: PictureView = new PictureView(node, view, getPos, { info }, () =>
      this.#pictures.delete(made),
    );
    this.#pictures.add(made);
    return made;
  };

  readonly signOff: NodeViewConstructor = (node, view, getPos) => {
    const known = () => this.source.signOffs();
    const made: SignOffView = new SignOffView(node, view, getPos, known, () => this.#signOffs.delete(made));
    this.#signOffs.add(made);
    return made;
  };

  refreshPictures(): void {
    for (const view of this.#pictures) view.refresh();
  }

  refreshSignOffs(): void {
    for (const view of this.#signOffs) view.refresh();
  }
}

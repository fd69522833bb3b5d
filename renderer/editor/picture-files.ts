import type { EditorView } from 'prosemirror-view';
import type { PictureInfo } from '../../shared/preflight/finding';
import { insertPicture, setAttributes } from './inserting';

/** What putting picture files on a page needs of it. */
export interface PicturePage {
  /** Keeps a picture in the archive. Rejects with a Refusal where the bytes are no picture. */
  keep(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<PictureInfo>;
  /** The page; null once it is gone. */
  page(): EditorView | null;
  /** A file that could not be kept, and why. */
  refused(error: unknown): void;
}

/** Keeps the files and puts them on the page: the first into the picture at `pos` that asked for one, the rest as new pictures. */
export async function keepPictureFiles(
  files: readonly File[],
  pos: number | null,
  { keep, page, refused }: PicturePage,
): Promise<void> {
  let into = pos;
  for (const file of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { sha256 } = await keep({ name: file.name, bytes });
      const view = page();
      if (!view) return;
      const put = into === null ? insertPicture(sha256) : setAttributes(into, 'picture', { picture: sha256 });
      put(view.state, view.dispatch, view);
      into = null;
    } catch (error) {
      refused(error);
    }
  }
}

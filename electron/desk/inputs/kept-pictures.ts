import { Transform } from 'prosemirror-transform';
import type { Draft, ImportFinding } from '../../../shared/ingest/draft';
import type { ReportPiece } from '../../../shared/ingest/report';
import type { PictureInfo } from '../../../shared/preflight/finding';
import { Refusal } from '../../../shared/story/refusal';
import { words } from '../../../shared/story/words';

/** Keeps a picture's bytes; refuses what is no picture. */
export type KeepPicture = (name: string, bytes: Uint8Array) => PictureInfo | Promise<PictureInfo>;

/**
 * The draft with the pictures of its file kept in the archive and shown in the story. One that is no picture we know (a drawing
 * of an office program, say) leaves its place on the page empty, and says so in the report and as a finding.
 */
export async function withKeptPictures(draft: Draft, keep: KeepPicture): Promise<Draft> {
  const kept = new Map<string, string>();
  const pieces: ReportPiece[] = [];
  const findings: ImportFinding[] = [];
  for (const [id, key] of draft.pictures) {
    const file = draft.files?.get(key);
    if (!file) continue;
    try {
      kept.set(id, (await keep(file.name, file.bytes)).sha256);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { what } = error.notice;
      pieces.push({ text: `\n${file.name}`, fate: 'dropped', as: 'picture', why: what });
      findings.push({
        rule: 'import.picture',
        message: words(
          `Gambar dari berkas tidak dapat disimpan (${what.id}); tempatnya dibiarkan kosong.`,
          `A picture of the file could not be kept (${what.en}); its place was left empty.`,
        ),
      });
    }
  }
  const transform = new Transform(draft.doc);
  draft.doc.descendants((node, pos) => {
    const sha256 = node.type.name === 'picture' ? kept.get(node.attrs['id'] as string) : undefined;
    if (sha256) transform.setNodeAttribute(pos, 'picture', sha256);
    return node.type.name !== 'picture';
  });
  return {
    ...draft,
    doc: transform.doc,
    report: [...draft.report, ...pieces],
    findings: [...draft.findings, ...findings],
  };
}

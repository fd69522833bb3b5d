import PostalMime from 'postal-mime';
import { slugOf } from '../../story/fields';
import { words } from '../../story/words';
import {
  filePage,
  type FileBody,
  type FileInside,
  type FilePage,
  type FilePicture,
  type LeftOut,
} from './file-page';

/** Headers with which a message begins, in any order (RFC 5322). */
const HEADERS =
  /^(?:(?:from|to|subject|date|mime-version|received|return-path|message-id|delivered-to|reply-to|x-[\w-]+|dkim-signature|content-type|authentication-results|arc-[\w-]+)[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}/i;

/** True for the beginning of a mail message. */
export function isMail(text: string): boolean {
  return HEADERS.test(text.slice(0, 20_000).replace(/\r\n?/g, '\n'));
}

/**
 * Reads a mail message: its text (HTML where it has that), its pictures, and who sent it. The subject is what the story is called
 * in the house and not its headline: mails are called "Naskah revisi 2".
 */
export async function readMail(bytes: Uint8Array): Promise<FilePage> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 });
  const files = new Map<string, FileInside>();
  const pictures: FilePicture[] = [];
  const left: LeftOut[] = [];
  mail.attachments.forEach((attachment, at) => {
    const name = attachment.filename ?? `attachment-${at + 1}`;
    const { content } = attachment;
    if (!attachment.mimeType.startsWith('image/') || typeof content === 'string') {
      left.push({ what: words('lampiran yang tidak dibaca', 'an attachment that was not read'), text: name });
      return;
    }
    const source = `file:${name}`;
    files.set(source, { name, bytes: new Uint8Array(content) });
    pictures.push({ source, caption: '', creditLine: '', altText: '', rights: '' });
  });
  const sender = [mail.from?.name, mail.from?.address].filter(Boolean).join(' ');
  for (const [what, text] of [
    [words('pengirim', 'the sender'), sender],
    [words('subjek', 'the subject'), mail.subject ?? ''],
    [words('tanggal kirim', 'the date it was sent'), mail.date ?? ''],
  ] as const)
    if (text) left.push({ what, text });
  const body: FileBody =
    mail.text?.trim() || !mail.html
      ? { is: 'text', text: mail.text ?? '' }
      : { is: 'html', markup: mail.html };
  const slug = slugOf((mail.subject ?? '').replace(/^((re|fwd?|bls|trs)\s*:\s*)+/i, ''));
  return filePage(body, { ...(slug && { fields: { slug } }), files, pictures, left });
}

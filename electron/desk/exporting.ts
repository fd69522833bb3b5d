import path from 'node:path';
import type { Subject } from '../../shared/preflight/subject';
import type { Archive } from './archive/archive';
import { handOver } from './handing-over';
import type { NoticeBoard } from './notice-board';
import { recordSending, send } from './sending';
import type { Stories } from './stories';

/** What making packages needs of its desk. */
export interface ExportingDesk {
  readonly archive: Archive;
  readonly stories: Stories;
  readonly notices: NoticeBoard;
  /** Where a package of that name lies. */
  readonly packagePath: (name: string) => string;
  /** A story as preflight sees it. */
  readonly subject: (id: string) => Promise<Subject>;
}

/** Makes packages, tells how far each is, and calls them off. */
export class Exporting {
  readonly #jobs = new Map<string, AbortController>();

  constructor(private readonly desk: ExportingDesk) {}

  async export(id: string, job: string, formats: readonly string[] | undefined, editable: boolean) {
    const { archive, stories, notices } = this.desk;
    const abort = new AbortController();
    this.#jobs.set(job, abort);
    try {
      const options = {
        to: (name: string) => this.desk.packagePath(`${name}.zip`),
        signal: abort.signal,
        onProgress: (done: number, of: number, step: string) =>
          notices.post('progress', { job, done, of, step }),
      };
      if (editable) {
        const handed = await handOver(archive, stories, id, options);
        return { ...handed, package: path.basename(handed.package) };
      }
      stories.mustBeOutOfBin(id);
      stories.mustBeAllowed({ do: 'export' });
      const subject = await this.desk.subject(id);
      const sent = await send(subject, {
        ...options,
        formats,
        pictureFile: (info) => archive.pictures.file(info),
      });
      const name = path.basename(sent.package);
      recordSending(stories, subject, sent, name);
      return { ...sent, package: name };
    } finally {
      this.#jobs.delete(job);
    }
  }

  cancel(job: string): { readonly cancelled: boolean } {
    const running = this.#jobs.get(job);
    running?.abort();
    return { cancelled: running !== undefined };
  }

  cancelAll(): void {
    for (const job of this.#jobs.values()) job.abort();
  }
}

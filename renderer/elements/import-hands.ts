import type { ChosenFile } from '../import-run';
import type { Workstation } from '../workstation';
import type { OpenDialog } from './open-dialog';

/** What the dialog offers first; everything else can be chosen too, and is told by what stands in it. */
export const INPUT_TYPES = '.txt,.md,.html,.htm,.docx,.odt,.rtf,.json,.xml,.rss,.eml,.zip,text/*';

/** What importing needs of its window. */
export interface ImportWindow {
  readonly desk: () => Workstation;
  querySelector<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] | null;
  /** Stores what rests in fields. */
  readonly flush: () => void;
  readonly show: (dialog: OpenDialog) => void;
  readonly openStory: (id: string) => void;
}

/** Takes files in, however they came: dropped, pasted or chosen. */
export class ImportHands {
  constructor(private readonly window: ImportWindow) {}

  take(files: readonly ChosenFile[]): void {
    // What was corrected in an import is not dropped for the next one.
    if (files.length === 0 || this.window.querySelector('import-dialog')?.asksFirst()) return;
    this.window.flush();
    const run = this.window.desk().importFiles(files);
    this.window.show({ kind: 'import', run });
    const stop = run.subscribe(() => {
      const [first] = run.arrived;
      if (!first) return;
      stop();
      // It opens behind the report, so that it stands there when the report is put away.
      this.window.openStory(first.id);
    });
    void run.run();
  }

  /** A file input has files. */
  readonly chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.take([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = '';
  };
}

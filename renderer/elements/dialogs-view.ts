import { html, nothing, type TemplateResult } from 'lit';
import type { Settings } from '../../shared/contract';
import type { Finding } from '../../shared/preflight/finding';
import type { Status } from '../../shared/story/status';
import type { KeyMapLine } from '../command-lists';
import type { ExportRun } from '../export-run';
import type { ImportRun } from '../import-run';
import type { PaletteCommand } from '../palette-items';
import type { Question } from '../questions';
import type { SignOffRun } from '../sign-off-run';
import type { Voice } from '../voice';
import type { Workstation } from '../workstation';
import type { PaletteChoice } from './command-palette';
import { detailOf } from './light-element';
import './command-palette';
import './export-dialog';
import './import-dialog';
import './key-map';
import './reason-dialog';
import './settings-dialog';
import './sign-off-dialog';
import './unload-dialog';

/** The one dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'unload' }
  | { readonly kind: 'import'; readonly run: ImportRun }
  | { readonly kind: 'export'; readonly run: ExportRun }
  | { readonly kind: 'signOff'; readonly run: SignOffRun };

/** A question that lies over everything else, and what its answer does. */
export interface Asked {
  readonly question: Question;
  readonly answer: (text: string) => void;
}

export interface DialogsInput {
  readonly voice: Voice;
  readonly workstation: Workstation;
  readonly dialog: OpenDialog | null;
  readonly asked: Asked | null;
  readonly isMac: boolean;
  readonly turn: number;
  readonly commands: readonly PaletteCommand[];
  readonly keyLines: readonly KeyMapLine[];
  readonly hands: {
    dismissDialog(): void;
    dismissQuestion(): void;
    leave(): void;
    choose(choice: PaletteChoice): void;
    saveSettings(settings: Settings): void;
    openStory(id: string): void;
    startExport(): void;
    moveTo(status: Status): void;
    goToFinding(finding: Finding): void;
    askWaiver(finding: Finding): void;
  };
}

function openDialogView({
  dialog,
  voice,
  workstation,
  isMac,
  turn,
  hands,
  ...input
}: DialogsInput): TemplateResult | typeof nothing {
  switch (dialog?.kind) {
    case undefined:
      return nothing;
    case 'palette':
      return html`<command-palette
        .voice=${voice}
        .rows=${workstation.rows}
        .commands=${input.commands}
        .isMac=${isMac}
        .search=${(words: string) => workstation.search(words)}
        @choose=${(event: Event) => hands.choose(detailOf<PaletteChoice>(event))}
        @dismiss=${hands.dismissDialog}
      ></command-palette>`;
    case 'keys':
      return html`<key-map
        .voice=${voice}
        .lines=${input.keyLines}
        .isMac=${isMac}
        @dismiss=${hands.dismissDialog}
      ></key-map>`;
    case 'settings':
      return html`<settings-dialog
        .voice=${voice}
        .settings=${workstation.settings}
        .version=${workstation.version}
        @save-settings=${(event: Event) => hands.saveSettings(detailOf<Settings>(event))}
        @dismiss=${hands.dismissDialog}
      ></settings-dialog>`;
    case 'unload':
      return html`<unload-dialog
        .voice=${voice}
        @leave=${() => hands.leave()}
        @dismiss=${hands.dismissDialog}
      ></unload-dialog>`;
    case 'import':
      return html`<import-dialog
        .voice=${voice}
        .run=${dialog.run}
        @open-story=${(event: Event) => hands.openStory(detailOf<string>(event))}
        @dismiss=${hands.dismissDialog}
      ></import-dialog>`;
    case 'signOff':
      return html`<sign-off-dialog
        .voice=${voice}
        .run=${dialog.run}
        .person=${workstation.settings.person.name}
        .turn=${turn}
        @start-export=${() => hands.startExport()}
        @go-finding=${(event: Event) => hands.goToFinding(detailOf<Finding>(event))}
        @waive=${(event: Event) => hands.askWaiver(detailOf<Finding>(event))}
        @dismiss=${hands.dismissDialog}
      ></sign-off-dialog>`;
    case 'export':
      return html`<export-dialog
        .voice=${voice}
        .run=${dialog.run}
        .formats=${workstation.formats}
        .isBrowser=${workstation.door === 'browser'}
        .turn=${turn}
        @move=${(event: Event) => hands.moveTo(detailOf<Status>(event))}
        @go-finding=${(event: Event) => hands.goToFinding(detailOf<Finding>(event))}
        @waive=${(event: Event) => hands.askWaiver(detailOf<Finding>(event))}
        @dismiss=${hands.dismissDialog}
      ></export-dialog>`;
  }
}

/** Whatever lies over the workstation: one dialog, and a question over that. */
export function dialogsView(input: DialogsInput): TemplateResult {
  const { asked, voice, hands } = input;
  return html`
    ${openDialogView(input)}
    ${
      asked
        ? html`<reason-dialog
            .voice=${voice}
            .question=${asked.question}
            @answer=${(event: Event) => asked.answer(detailOf<string>(event))}
            @dismiss=${hands.dismissQuestion}
          ></reason-dialog>`
        : nothing
    }
  `;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { AlikeStory, Settings } from '../../shared/contract';
import type { Finding } from '../../shared/preflight/finding';
import type { Status } from '../../shared/story/status';
import type { KeyMapLine } from '../command-lists';
import type { LinePlace } from '../go-to';
import type { KeyBook } from '../key-book';
import type { PaletteCommand } from '../palette-items';
import type { Voice } from '../voice';
import type { Workstation } from '../workstation';
import type { PaletteChoice } from './command-palette';
import { detailOf } from './light-element';
import type { PageHands } from './page-hands';
import type { ImportedTwin, StoryErrands } from './story-errands';
import type { UnsavedLine } from './unload-dialog';
import type { Recipient } from './assign-dialog';
import type { BlockMove } from './go-to-place';
import type { WindowAsking } from './window-asking';
import './assign-dialog';
import './command-palette';
import './compare-dialog';
import './export-dialog';
import './go-to-place';
import './import-dialog';
import './key-map';
import './ledger-dialog';
import './reason-dialog';
import './refusal-dialog';
import './settings-dialog';
import './sign-off-dialog';
import './unload-dialog';
import './wire-dialog';

export interface DialogsInput {
  readonly voice: Voice;
  readonly workstation: Workstation;
  readonly asking: WindowAsking;
  readonly keyBook: KeyBook;
  readonly turn: number;
  readonly commands: readonly PaletteCommand[];
  /** What would be lost if what is to be closed were closed now. */
  readonly unsaved: readonly UnsavedLine[];
  readonly mayLeave: boolean;
  readonly keyLines: readonly KeyMapLine[];
  /** Where the lines of the open story's body begin. */
  readonly lineAt: LinePlace;
  readonly hands: {
    leave(): void;
    choose(choice: PaletteChoice): void;
    saveSettings(settings: Settings): void;
    showWire(): void;
    openStory(id: string): void;
    readonly tabs: { openWindow(story: string): void };
    readonly errands: Pick<
      StoryErrands,
      'startExport' | 'moveTo' | 'askWaiver' | 'compareImported' | 'askBinTwin' | 'keepBoth'
    >;
    readonly onPage: Pick<PageHands, 'goToFinding' | 'goToShown' | 'moveBlock'>;
  };
}

function openDialogView({
  asking,
  voice,
  workstation,
  turn,
  hands,
  ...input
}: DialogsInput): TemplateResult | typeof nothing {
  const { isMac } = input.keyBook;
  const { dialog } = asking;
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
        @dismiss=${asking.dismissDialog}
      ></command-palette>`;
    case 'place':
      return html`<go-to-place
        .voice=${voice}
        .page=${workstation.open?.shown.state ?? null}
        .isRead=${workstation.open?.shown.isRead ?? false}
        .lineAt=${input.lineAt}
        @go-position=${(event: Event) => hands.onPage.goToShown(detailOf<number>(event))}
        @move-block=${(event: Event) => hands.onPage.moveBlock(detailOf<BlockMove>(event))}
        @dismiss=${asking.dismissDialog}
      ></go-to-place>`;
    case 'keys':
      return html`<key-map
        .voice=${voice}
        .lines=${input.keyLines}
        .isMac=${isMac}
        .file=${input.keyBook.file}
        .problems=${input.keyBook.problems}
        @dismiss=${asking.dismissDialog}
      ></key-map>`;
    case 'settings':
      return html`<settings-dialog
        .voice=${voice}
        .settings=${workstation.settings}
        .roles=${workstation.deskRules}
        .version=${workstation.version}
        @save-settings=${(event: Event) => hands.saveSettings(detailOf<Settings>(event))}
        @show-wire=${() => hands.showWire()}
        @dismiss=${asking.dismissDialog}
      ></settings-dialog>`;
    case 'assign': {
      const { settings } = workstation;
      return html`<assign-dialog
        .voice=${voice}
        .assigned=${dialog.story.session.story.assigned?.to ?? null}
        .people=${workstation.people}
        .desks=${settings.house.desks}
        @assign=${(event: Event) => dialog.story.assign(detailOf<Recipient>(event))}
        @dismiss=${asking.dismissDialog}
      ></assign-dialog>`;
    }
    case 'wire':
      return html`<wire-dialog
        .voice=${voice}
        .run=${dialog.run}
        .settings=${workstation.settings}
        @save-settings=${(event: Event) => hands.saveSettings(detailOf<Settings>(event))}
        @open-story=${(event: Event) => hands.openStory(detailOf<string>(event))}
        @dismiss=${asking.dismissDialog}
      ></wire-dialog>`;
    case 'ledger':
      return html`<ledger-dialog
        .voice=${voice}
        .ledger=${dialog.ledger}
        @dismiss=${asking.dismissDialog}
      ></ledger-dialog>`;
    case 'unload':
      return html`<unload-dialog
        .voice=${voice}
        .stories=${input.unsaved}
        .mayLeave=${input.mayLeave}
        @leave=${() => hands.leave()}
        @dismiss=${asking.dismissDialog}
      ></unload-dialog>`;
    case 'import':
      return html`<import-dialog
        .voice=${voice}
        .run=${dialog.run}
        @open-story=${(event: Event) => hands.openStory(detailOf<string>(event))}
        @compare-imported=${(event: Event) => void hands.errands.compareImported(detailOf<ImportedTwin>(event), dialog.run)}
        @open-alike=${(event: Event) => hands.tabs.openWindow(detailOf<string>(event))}
        @dismiss=${asking.dismissDialog}
      ></import-dialog>`;
    case 'compare':
      return html`<compare-dialog
        .voice=${voice}
        .run=${dialog.run}
        .rows=${workstation.rows}
        .twin=${dialog.twin}
        .isBinned=${dialog.twin !== null && dialog.run.story.session.story.binned !== null}
        @keep-both=${(event: Event) => hands.errands.keepBoth(detailOf<string>(event))}
        @bin-twin=${(event: Event) => hands.errands.askBinTwin(detailOf<AlikeStory>(event))}
        @dismiss=${asking.dismissDialog}
      ></compare-dialog>`;
    case 'signOff':
      return html`<sign-off-dialog
        .voice=${voice}
        .run=${dialog.run}
        .person=${workstation.settings.person.name}
        .turn=${turn}
        @start-export=${() => hands.errands.startExport()}
        @go-finding=${(event: Event) => hands.onPage.goToFinding(detailOf<Finding>(event))}
        @waive=${(event: Event) => hands.errands.askWaiver(detailOf<Finding>(event))}
        @dismiss=${asking.dismissDialog}
      ></sign-off-dialog>`;
    case 'export':
      return html`<export-dialog
        .voice=${voice}
        .run=${dialog.run}
        .formats=${workstation.formats}
        .isBrowser=${workstation.door === 'browser'}
        .turn=${turn}
        @move=${(event: Event) => hands.errands.moveTo(detailOf<Status>(event))}
        @go-finding=${(event: Event) => hands.onPage.goToFinding(detailOf<Finding>(event))}
        @waive=${(event: Event) => hands.errands.askWaiver(detailOf<Finding>(event))}
        @dismiss=${asking.dismissDialog}
      ></export-dialog>`;
  }
}

/** Whatever lies over the workstation: one dialog, and a question over that. */
export function dialogsView(input: DialogsInput): TemplateResult {
  const { asking, voice, workstation } = input;
  const { asked, told } = asking;
  return html`
    ${openDialogView(input)}
    ${
      asked
        ? html`<reason-dialog
            .voice=${voice}
            .question=${asked.question}
            .people=${workstation.people}
            @answer=${(event: Event) => asked.answer(detailOf<string>(event))}
            @dismiss=${asking.dismissQuestion}
          ></reason-dialog>`
        : nothing
    }
    ${
      told
        ? html`<refusal-dialog
            .voice=${voice}
            .notice=${told}
            @dismiss=${asking.dismissRefusal}
          ></refusal-dialog>`
        : nothing
    }
  `;
}

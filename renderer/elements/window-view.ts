import { html, nothing, type TemplateResult } from 'lit';
import type { PaneLayout, SidePane } from '../pane-layout';
import type { QueueTab } from '../queue-tabs';
import type { Voice } from '../voice';
import type { WindowHands } from '../window-commands';
import type { Workstation } from '../workstation';
import type { Finding } from '../../shared/preflight/finding';
import type { Status } from '../../shared/story/status';
import type { InspectorTab } from './inspector-pane';
import { detailOf } from './light-element';
import type { FieldsSet } from './story-fields';
import { troubleView } from './trouble-notice';
import './inspector-pane';
import './pane-divider';
import './status-line';
import './story-page';
import './story-queue';
import './top-bar';

/** What the view may ask of its window, beside the commands. */
export interface ViewHands extends WindowHands {
  focusPage(): void;
  showQueueTab(tab: QueueTab): void;
  giveName(name: string): void;
  setFields(set: FieldsSet): void;
  goToFinding(finding: Finding): void;
  goToPosition(position: number): void;
  askWaiver(finding: Finding): void;
}

export interface WindowInput {
  readonly voice: Voice;
  readonly workstation: Workstation;
  readonly layout: PaneLayout;
  readonly queueTab: QueueTab;
  readonly inspectorTab: InspectorTab;
  /** Rises with every change, for elements that are given the same object again. */
  readonly turn: number;
  /** ms since 1970 */
  readonly now: number;
  readonly isMac: boolean;
  readonly isDropping: boolean;
  readonly hands: ViewHands;
}

function dividerView(pane: SidePane, { layout, voice }: WindowInput): TemplateResult {
  const { min, max } = layout.limits(pane);
  return html`
    <pane-divider
      class="divider-of-${pane}"
      .label=${voice.m[pane].resize}
      .controls=${pane}
      .width=${layout.width(pane)}
      .min=${min}
      .max=${max}
      .side=${pane === 'queue' ? 'left' : 'right'}
      @resize-pane=${(event: Event) => layout.resize(pane, detailOf<number>(event))}
      @fold=${() => layout.show(pane, false)}
    ></pane-divider>
  `;
}

/** What is left of a folded pane: the way to open it again. */
function railView(pane: SidePane, { layout, voice }: WindowInput): TemplateResult {
  const { rail, unfold } = voice.m[pane];
  return html`
    <button
      type="button"
      class="rail rail-of-${pane}"
      aria-label=${unfold}
      title=${unfold}
      aria-expanded=${layout.isOpen(pane) ? 'true' : 'false'}
      @click=${() => layout.toggle(pane)}
    >
      <span aria-hidden="true">${pane === 'queue' ? '›' : '‹'} ${rail}</span>
    </button>
  `;
}

function queueView(input: WindowInput): TemplateResult {
  const { workstation, layout, voice, hands } = input;
  return html`
    <nav id="queue" class="pane queue" aria-label=${voice.m.queue.label}>
      <story-queue
        .voice=${voice}
        .rows=${workstation.rows}
        .hasRows=${workstation.hasRows}
        .tab=${input.queueTab}
        .openId=${workstation.open?.id ?? workstation.opening}
        .person=${workstation.settings.person.name}
        .now=${input.now}
        @tab=${(event: Event) => hands.showQueueTab(detailOf<QueueTab>(event))}
        @fold=${() => layout.show('queue', false)}
        @give-name=${(event: Event) => hands.giveName(detailOf<string>(event))}
      ></story-queue>
      ${dividerView('queue', input)}
    </nav>
  `;
}

function inspectorView(input: WindowInput): TemplateResult {
  const { workstation, layout, voice, hands } = input;
  return html`
    ${layout.isNarrow ? railView('inspector', input) : nothing}
    <aside id="inspector" class="pane inspector" aria-label=${voice.m.inspector.label}>
      ${dividerView('inspector', input)}
      <inspector-pane
        .voice=${voice}
        .story=${workstation.open}
        .turn=${input.turn}
        .tab=${input.inspectorTab}
        .desks=${workstation.settings.house.desks}
        .now=${input.now}
        @tab=${(event: Event) => hands.showTab(detailOf<InspectorTab>(event))}
        @fold=${() => layout.show('inspector', false)}
        @set-fields=${(event: Event) => hands.setFields(detailOf<FieldsSet>(event))}
        @move=${(event: Event) => hands.moveTo(detailOf<Status>(event))}
        @start-sign-off=${() => hands.startSignOff()}
        @check-now=${() => hands.checkNow()}
        @ask-revision=${() => hands.askRevisionName()}
        @go-finding=${(event: Event) => hands.goToFinding(detailOf<Finding>(event))}
        @go-position=${(event: Event) => hands.goToPosition(detailOf<number>(event))}
        @waive=${(event: Event) => hands.askWaiver(detailOf<Finding>(event))}
      ></inspector-pane>
    </aside>
  `;
}

function pageView({ workstation, voice, hands }: WindowInput): TemplateResult {
  const { m } = voice;
  if (workstation.open)
    return html`<story-page .session=${workstation.open.session} .tongue=${voice.tongue}></story-page>`;
  if (workstation.opening) return html`<p class="nothing-open" role="status">${m.page.opening}</p>`;
  return html`
    <div class="nothing-open">
      <h2>${m.page.nothingOpen}</h2>
      <p>${m.page.nothingOpenTodo}</p>
      <p>
        <button type="button" class="button" @click=${() => hands.chooseFiles()}>${m.topBar.import}</button>
        <button type="button" class="button" @click=${() => hands.newStory()}>${m.topBar.newStory}</button>
      </p>
    </div>
  `;
}

function lineOf({ workstation }: WindowInput) {
  const { open } = workstation;
  if (!open) return null;
  const { durability, story } = open.session;
  return {
    durability,
    waitingMs: open.waitingMs,
    words: open.words,
    commissionedLength: story.fields.commissionedLength,
    language: story.fields.language,
    credits: open.credits,
  };
}

/** The workstation: a bar, three panes and a line. */
export function windowView(input: WindowInput): TemplateResult {
  const { workstation, layout, voice, hands } = input;
  const { m } = voice;
  const { person, house } = workstation.settings;
  return html`
    <a
      class="skip"
      href="#page"
      @click=${(event: Event) => {
        event.preventDefault();
        hands.focusPage();
      }}
      >${m.app.skip}</a
    >
    <header class="top-bar" aria-label=${m.topBar.label}>
      <top-bar
        .voice=${voice}
        .deskName=${person.desk || house.name}
        .isMac=${input.isMac}
        .hasStory=${workstation.open !== null}
        @show-settings=${() => hands.showSettings()}
        @find=${() => hands.findStory()}
        @choose-files=${() => hands.chooseFiles()}
        @new-story=${() => hands.newStory()}
        @start-export=${() => hands.startExport()}
      ></top-bar>
    </header>
    <div class="desk-top">
      ${layout.isFullScreen ? nothing : layout.isOpen('queue') ? queueView(input) : railView('queue', input)}
      <main id="page" class="pane page-pane" aria-label=${m.page.label}>
        ${
          workstation.trouble
            ? troubleView(
                workstation.trouble,
                voice,
                html`<button type="button" class="button small" @click=${() => workstation.putTroubleAway()}>
                  ${m.app.dismiss}
                </button>`,
              )
            : nothing
        }
        ${pageView(input)}
      </main>
      ${layout.isFullScreen ? nothing : layout.isOpen('inspector') ? inspectorView(input) : railView('inspector', input)}
    </div>
    <footer class="status-line" aria-label=${m.statusLine.label}>
      <status-line
        .voice=${voice}
        .story=${lineOf(input)}
        .isOnLine=${workstation.isConnected}
        .leaving=${workstation.leaving}
      ></status-line>
    </footer>
    ${
      input.isDropping
        ? html`<div class="drop-veil" aria-hidden="true">
            <p><strong>${m.page.dropHere}</strong>${m.page.dropNote}</p>
          </div>`
        : nothing
    }
  `;
}

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { openFindings } from '../finding-order';
import type { OpenStory } from '../open-story';
import { isSettled } from '../review-reading';
import { LightElement } from './light-element';
import './story-checks';
import './story-fields';
import './story-history';
import './story-review';
import './story-standing';
import { tabsView } from './tabs';

export const INSPECTOR_TABS = ['story', 'review', 'checks', 'history'] as const;
export type InspectorTab = (typeof INSPECTOR_TABS)[number];

/** What is known of the open story beside its text. */
@customElement('inspector-pane')
export class InspectorPane extends LightElement {
  @property({ attribute: false }) story: OpenStory | null = null;
  /** Rises whenever something about the story changed, which the element cannot see from the same object. */
  @property({ attribute: false }) turn = 0;
  @property({ attribute: false }) tab: InspectorTab = 'story';
  @property({ attribute: false }) desks: readonly string[] = [];
  @property({ attribute: false }) hasOrigins = false;
  /** The entry on show in place of the page. */
  @property({ attribute: false }) shown: number | null = null;
  /** ms since 1970 */
  @property({ attribute: false }) now = 0;
  /** The desk's trusted time, ms since 1970. */
  @property({ attribute: false }) deskNow = 0;

  protected override render(): TemplateResult {
    const { m, number } = this.voice;
    const { story } = this;
    const count = (n: number) => (n > 0 ? number(n) : null);
    const counts: Partial<Record<InspectorTab, string | null>> = {
      review: count(story?.review.filter((item) => !isSettled(item)).length ?? 0),
      checks: count(openFindings(story?.check ?? null)),
    };
    return html`
      <div class="pane-head">
        ${tabsView<InspectorTab>({
          prefix: 'inspector',
          label: m.inspector.label,
          selected: this.tab,
          tabs: INSPECTOR_TABS.map((name) => ({
            name,
            label: m.inspector.tabs[name],
            count: counts[name] ?? null,
          })),
          onSelect: (tab) => this.emit('tab', tab),
        })}
        <button
          type="button"
          class="quiet fold"
          title=${m.inspector.fold}
          aria-label=${m.inspector.fold}
          @click=${() => this.emit('fold')}
        >
          <span aria-hidden="true">›</span>
        </button>
      </div>
      <div
        class="pane-body"
        role="tabpanel"
        id="inspector-panel"
        aria-labelledby="inspector-tab-${this.tab}"
        tabindex="-1"
      >
        ${story ? this.#tabView(story) : html`<p class="empty">${m.inspector.nothingOpen}</p>`}
      </div>
    `;
  }

  #tabView(story: OpenStory): TemplateResult {
    const { voice, turn } = this;
    const view = story.session.story;
    switch (this.tab) {
      case 'story':
        return html`
          <story-standing
            .voice=${voice}
            .status=${view.status}
            .moved=${view.moved}
            .assigned=${view.assigned}
            .approval=${story.approval}
            .clearances=${story.clearances}
            .flags=${view.fields.flags}
            .embargo=${view.fields.embargo}
            .deskNow=${this.deskNow}
            .sendings=${view.sendings}
          ></story-standing>
          <story-fields
            .voice=${voice}
            .storyId=${story.id}
            .fields=${view.fields}
            .desks=${this.desks}
          ></story-fields>
        `;
      case 'review':
        return html`
          <story-review
            .voice=${voice}
            .items=${story.review}
            .here=${story.changesHere}
            .fields=${story.fieldChanges}
            .now=${this.now}
          ></story-review>
          <story-checks .voice=${voice} .story=${story} .turn=${turn} .isBrief=${true}></story-checks>
        `;
      case 'checks':
        return html`<story-checks .voice=${voice} .story=${story} .turn=${turn}></story-checks>`;
      case 'history':
        return html`
          <story-history
            .voice=${voice}
            .lines=${story.history}
            .report=${story.report}
            .wrote=${story.wrote}
            .hasOlder=${story.hasOlder}
            .hasOrigins=${this.hasOrigins}
            .shown=${this.shown}
            .trouble=${story.trouble}
            .now=${this.now}
          ></story-history>
        `;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inspector-pane': InspectorPane;
  }
}

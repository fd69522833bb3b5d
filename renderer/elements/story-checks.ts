import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CheckResult } from '../../shared/contract';
import type { OpenStory } from '../open-story';
import { findingListView } from './finding-list';
import { LightElement } from './light-element';
import { troubleView } from './trouble-notice';

/** What stands between the story and the door. */
@customElement('story-checks')
export class StoryChecks extends LightElement {
  @property({ attribute: false }) story: OpenStory | null = null;
  /** Rises whenever something about the story changed. */
  @property({ attribute: false }) turn = 0;
  /** Only the list, under another pane's own matter. */
  @property({ attribute: false }) isBrief = false;

  protected override render(): TemplateResult {
    const { m } = this.voice;
    const check = this.story?.check ?? null;
    const trouble = this.story?.trouble ?? null;
    return html`
      <section
        class="checks"
        aria-label=${m.checks.beforeLeaving}
        aria-busy=${this.story?.isChecking ? 'true' : 'false'}
      >
        ${this.isBrief ? nothing : this.#headView(check)}
        ${
          trouble && !check
            ? troubleView(trouble, this.voice)
            : check
              ? this.#findingsView(check)
              : html`<p class="empty">${this.story?.isChecking ? m.checks.checking : m.checks.notChecked}</p>`
        }
      </section>
    `;
  }

  #headView(check: CheckResult | null): TemplateResult {
    const { m, number } = this.voice;
    return html`
      <div class="checks-head">
        <p class="checks-sum">
          ${
            check
              ? html`<strong class=${check.stops > 0 ? 'stops' : 'clear'}
                    >${m.checks.stopCount(number(check.stops))}</strong
                  >
                  · ${m.checks.adviceCount(number(check.advice))}`
              : m.checks.notChecked
          }
        </p>
        <button
          type="button"
          class="button small"
          ?disabled=${this.story?.isChecking}
          @click=${() => this.emit('check-now')}
        >
          ${m.checks.again}
        </button>
        <button type="button" class="button small primary" @click=${() => this.emit('start-sign-off')}>
          ${m.story.signOff}
        </button>
      </div>
    `;
  }

  #findingsView({ findings, stops }: CheckResult): TemplateResult {
    const { m } = this.voice;
    if (findings.length === 0)
      return this.isBrief
        ? html``
        : html`<p class="empty done"><strong>${m.checks.none}</strong> ${m.checks.noneTodo}</p>`;
    return html`
      <h2 class="label">${m.checks.beforeLeaving}</h2>
      ${stops === 0 && !this.isBrief ? html`<p class="empty done">${m.checks.onlyAdvice}</p>` : nothing}
      ${findingListView({
        findings,
        voice: this.voice,
        onGo: (finding) => this.emit('go-finding', finding),
        onWaive: (finding) => this.emit('waive', finding),
      })}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-checks': StoryChecks;
  }
}

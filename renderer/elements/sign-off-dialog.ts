import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { STATUS_LABELS } from '../../shared/story/status';
import { toneOf } from '../finding-order';
import type { SignOffRun } from '../sign-off-run';
import { findingListView } from './finding-list';
import { ModalElement } from './modal-element';
import { troubleView } from './trouble-notice';
import { Watching } from './watching';

/** A named person passes this exact text, once nothing stops it. */
@customElement('sign-off-dialog')
export class SignOffDialog extends ModalElement {
  constructor() {
    super();
    new Watching(this, () => this.run);
  }

  @property({ attribute: false }) run: SignOffRun | null = null;
  /** Who signs; empty while nobody has said. */
  @property({ attribute: false }) person = '';
  /** Rises whenever something about the story changed. */
  @property({ attribute: false }) turn = 0;
  protected override readonly name = 'sign-off';
  protected override readonly isWide = true;

  protected override titleText(): string {
    const { signOff } = this.voice.m;
    return this.run?.phase === 'done' ? signOff.done : signOff.title;
  }

  protected override mayDismiss(): boolean {
    return this.run?.phase !== 'signing';
  }

  protected override bodyView(): TemplateResult {
    const { m, say } = this.voice;
    const { run } = this;
    switch (run?.phase) {
      case undefined:
      case 'settling':
        return html`<p role="status">${m.signOff.settling}</p>`;
      case 'checking':
        return html`<p role="status">${m.signOff.checking}</p>`;
      case 'signing':
        return html`<p role="status">${m.app.working}</p>`;
      case 'done':
        return html`<p role="status" class="done-line">${m.story.approvalStands}</p>`;
      case 'refused':
        return run?.notice ? troubleView(run.notice, this.voice) : html``;
      case 'ready':
        return run.isPossible
          ? this.#readyView(run)
          : html`<p>${m.signOff.notFromHere(say(STATUS_LABELS[run.story.session.story.status]))}</p>`;
    }
  }

  #readyView(run: SignOffRun): TemplateResult {
    const { m } = this.voice;
    const findings = (run.findings ?? []).filter((finding) => toneOf(finding) !== 'waived');
    const { isStopped } = run;
    return html`
      <p class=${isStopped ? 'stopped-line' : 'done-line'}>
        ${isStopped ? m.signOff.stopped : m.checks.none}.
      </p>
      ${
        findings.length > 0
          ? findingListView({
              findings,
              voice: this.voice,
              onGo: (finding) => {
                this.dismiss();
                this.emit('go-finding', finding);
              },
              onWaive: (finding) => this.emit('waive', finding),
            })
          : nothing
      }
      ${isStopped ? nothing : html`<p>${this.person ? m.signOff.ready(this.person) : m.signOff.readyNameless}</p>`}
    `;
  }

  protected override actionsView(): TemplateResult {
    const { m } = this.voice;
    const { run } = this;
    const isReady = run?.phase === 'ready' && run.isPossible && !run.isStopped;
    return html`
      <button type="button" class="button" ?disabled=${!this.mayDismiss()} @click=${this.dismiss}>
        ${run?.phase === 'done' ? m.app.close : m.app.cancel}
      </button>
      ${
        run?.phase === 'refused'
          ? html`<button type="button" class="button" @click=${() => void run.prepare()}>
              ${m.app.tryAgain}
            </button>`
          : nothing
      }
      ${
        run?.phase === 'done'
          ? html`<button type="button" class="button primary" @click=${this.#export}>
              ${m.topBar.export}
            </button>`
          : nothing
      }
      ${
        isReady
          ? html`<button
              type="button"
              class="button primary"
              ?disabled=${this.person === ''}
              @click=${() => void run.sign()}
            >
              ${m.signOff.do}
            </button>`
          : nothing
      }
    `;
  }

  readonly #export = (): void => {
    this.dismiss();
    this.emit('start-export');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-off-dialog': SignOffDialog;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import type { Remark } from '../../shared/journal/threads';
import { colourOf, initialsOf, type CommentItem } from '../review-reading';
import type { Voice } from '../voice';

/** How many colours theme/ has for people. */
export const COLOURS = 6;

/** Who did it and when, at the head of a card. */
export function headView({ listTime, told }: Voice, author: string, at: string, now: number, device = '') {
  const when = device ? `${told(at)} · ${device}` : told(at);
  return html`
    <p class="card-head">
      <span class="avatar colour-${colourOf(author, COLOURS)}" aria-hidden="true">${initialsOf(author)}</span>
      <strong>${author}</strong>
      <time datetime=${at} title=${when}>${listTime(at, now)}</time>
    </p>
  `;
}

/** A text with the names called on set out. */
function saidView({ text, mentions }: Remark): TemplateResult {
  const called = mentions.map((name) => `@${name}`.toLowerCase());
  const pieces: (string | TemplateResult)[] = [];
  let rest = text;
  while (rest !== '') {
    const low = rest.toLowerCase();
    const next = called
      .map((name) => ({ name, at: low.indexOf(name) }))
      .filter(({ at }) => at !== -1)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    const end = next.at + next.name.length;
    pieces.push(rest.slice(0, next.at), html`<b class="called">${rest.slice(next.at, end)}</b>`);
    rest = rest.slice(end);
  }
  return html`<span class="said">${pieces}${rest}</span>`;
}

/** A thread: the words it is about, what was said, and by whom it was settled. */
export function threadView({ placed }: CommentItem, voice: Voice, now: number): TemplateResult {
  const { m } = voice;
  const { thread, quote, hold } = placed;
  const [first, ...answers] = thread.remarks;
  const author = (by: string) => by || m.review.someone;
  return html`
    ${first ? headView(voice, author(first.by), first.at, now) : nothing}
    <p class="card-change">
      ${thread.anchor.to === 'story' ? html`<span class="change-kind">${m.review.onStory}</span>` : nothing}
      ${quote ? html`<q>${quote}</q>` : nothing} ${first ? saidView(first) : nothing}
    </p>
    ${
      thread.anchor.to !== 'story' && (hold === 'block' || hold === 'story')
        ? html`<p class="hint">${m.review.wordsGone}</p>`
        : nothing
    }
    ${answers.map(
      (one) => html`
        <div class="answer">
          ${headView(voice, author(one.by), one.at, now)}
          <p class="card-change">${saidView(one)}</p>
        </div>
      `,
    )}
    ${thread.resolved ? html`<p class="hint">${m.review.resolvedBy(author(thread.resolved.by))}</p>` : nothing}
  `;
}

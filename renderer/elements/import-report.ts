import { html, nothing, type TemplateResult } from 'lit';
import type { ImportReport } from '../../shared/contract';
import type { Fate, ReportPiece } from '../../shared/ingest/report';
import type { Voice } from '../voice';

const FATES: readonly Fate[] = ['kept', 'moved', 'dropped'];

/** True for a piece that only parts others: blank lines and spaces. */
const isSpace = (piece: ReportPiece) => piece.text.trim() === '';

/** How many telling pieces met each fate. */
export function fateCounts(pieces: readonly ReportPiece[]): Readonly<Record<Fate, number>> {
  const count = (fate: Fate) => pieces.filter((piece) => piece.fate === fate && !isSpace(piece)).length;
  return { kept: count('kept'), moved: count('moved'), dropped: count('dropped') };
}

function pieceView(piece: ReportPiece, { m, say }: Voice): TemplateResult {
  const as = m.places[piece.as as keyof typeof m.places] ?? piece.as;
  return html`
    <li class="piece ${piece.fate}">
      <p class="piece-text" dir="auto">${piece.text.trim()}</p>
      <p class="piece-why"><strong>${m.fates[piece.fate]}</strong> · ${as} · ${say(piece.why)}</p>
    </li>
  `;
}

/** The counts by fate, each in its colour and its word. */
export function fatesView(pieces: readonly ReportPiece[], { m, number }: Voice): TemplateResult {
  const counts = fateCounts(pieces);
  return html`
    <ul class="fates">
      ${FATES.map((fate) =>
        counts[fate] > 0
          ? html`<li class="fate ${fate}">${m.fates[fate]} <strong>${number(counts[fate])}</strong></li>`
          : nothing,
      )}
    </ul>
  `;
}

/** Pieces of the input in input order, each with what became of it and why. */
export function piecesView(pieces: readonly ReportPiece[], voice: Voice): TemplateResult {
  return html`<ol class="pieces">
    ${pieces.filter((piece) => !isSpace(piece)).map((piece) => pieceView(piece, voice))}
  </ol>`;
}

/** How an input was read, and what became of every piece of it. */
export function importReportView(report: ImportReport, voice: Voice): TemplateResult {
  const { m } = voice;
  return html`
    <p class="hint">${m.history.readAs(report.name, report.encoding)}</p>
    ${report.certain ? nothing : html`<p class="caution">${m.history.uncertain}</p>`}
    ${fatesView(report.pieces, voice)} ${piecesView(report.pieces, voice)}
  `;
}

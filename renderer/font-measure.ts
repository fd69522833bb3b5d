import type { Measure } from '../shared/story/copy-fit';

/** Measured at this size: an em of whole numbers, without rounding to screen pixels. */
const EM = 100;
const SANS = new Set([
  'kicker',
  'byline',
  'dateline',
  'crosshead',
  'caption',
  'creditLine',
  'factBox',
  'table',
]);
const BOLD = new Set(['headline', 'crosshead', 'kicker']);

/** Widths of the fonts that ship with the app, as the browser sets them. */
export function fontMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new RangeError('There is no canvas to measure fonts with');
  return (text, style) => {
    const family = SANS.has(style) ? "'Noto Sans Variable'" : "'Noto Serif Variable'";
    context.font = `${BOLD.has(style) ? '700 ' : ''}${EM}px ${family}`;
    return context.measureText(text).width / EM;
  };
}

/** Resolves when the fonts are there: what is measured before is the width of another font. Never rejects. */
export async function fontsReady(): Promise<void> {
  const faces = ['400', '700'].flatMap((weight) =>
    ["'Noto Serif Variable'", "'Noto Sans Variable'"].map((family) => `${weight} ${EM}px ${family}`),
  );
  await Promise.allSettled(faces.map((face) => document.fonts.load(face)));
}

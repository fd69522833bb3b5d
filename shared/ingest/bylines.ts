import { folded, type Line } from './lines';
import { looksLikeName } from './names';
import { part, whole, type Recognised } from './recognised';
import { rulesOf, type IngestRules } from './rules/all-rules';
import { anyOf } from './rules/rule';
import { words } from '../story/words';

/** Reads what stands in the place of a byline with no label: `Rina Contoh - detikNews`, `Tim Redaksi`; null for anything else. */
export type BylineReader = (line: Line) => Recognised | null;

/** Makes a reader of bylines. */
export function bylineReader(rules: IngestRules): BylineReader {
  const bylines = rulesOf(rules, 'byline');
  const namedBy = new Map(bylines.flatMap(({ id, is = [] }) => is.map((text) => [text, id] as const)));
  const after = bylines
    .filter((rule) => rule.after)
    .map(({ id, after: outlets = [] }) => ({
      id,
      pattern: new RegExp(
        `^(?<name>[^-–—|,]{3,80}?)\\s{0,4}(?:\\s[-–—|]|,)\\s{1,4}(?<outlet>${anyOf(outlets)})$`,
        'iu',
      ),
    }));
  return (line) => {
    if (line.text.length > 120) return null;
    const named = namedBy.get(folded(line.text).toLowerCase());
    if (named !== undefined)
      return {
        claims: [
          whole(line, {
            fate: 'moved',
            as: 'credit',
            why: words(
              'menempati tempat nama penulis; ditaruh bersama kredit di akhir naskah',
              'stands in the place of a byline; stands with the credits at the end',
            ),
            rule: named,
          }),
        ],
        credits: [{ role: 'author', label: '', name: line.text }],
      };
    for (const { id, pattern } of after) {
      const found = pattern.exec(line.text);
      const { name = '', outlet = '' } = found?.groups ?? {};
      if (!found || !looksLikeName(name)) continue;
      const at = line.text.length - outlet.length;
      return {
        claims: [
          part(line, 0, name.length, {
            fate: 'moved',
            as: 'credit',
            why: words(
              'nama di depan nama media; ditaruh bersama kredit di akhir naskah',
              'a name before that of the outlet; stands with the credits at the end',
            ),
            rule: id,
          }),
          part(line, name.length, at, {
            fate: 'dropped',
            as: 'separator',
            why: words('memisahkan nama dari media', 'parts the name from the outlet'),
            rule: id,
          }),
          part(line, at, line.text.length, {
            fate: 'moved',
            as: 'publisher',
            why: words(
              'media tempat penulis bekerja; dicatat di isian',
              'the outlet that the writer works for; stands in the fields',
            ),
            rule: id,
          }),
        ],
        credits: [{ role: 'author', label: '', name }],
        fields: { publisher: folded(outlet) },
      };
    }
    return null;
  };
}

import { isAddress } from '../story/attributes';
import { hostOf, isHost, outletIn } from './hosts';
import { folded, isShort, type Line } from './lines';
import { whole, type Recognised } from './recognised';
import { rulesOf, type IngestRules } from './rules/all-rules';
import { lineIndex, plainLine } from './rules/line-form';
import { words, type Words } from '../story/words';
import { joinedReasons, reasonWords } from './reason';

/** Reads lines that are known as a whole, by the forms that it was made with. */
export interface LineReader {
  /** A line that the page prints around every story, or null. A promotion may name the outlet it promotes. */
  readonly boilerplate: (line: Line) => Recognised | null;
  /** The heading of a list of other stories, or null. */
  readonly rail: (line: Line) => Recognised | null;
  /** A line that says where the copy appeared before, or null. */
  readonly syndication: (line: Line) => Recognised | null;
  /** A copyright line or terms of use, or null. */
  readonly rights: (line: Line) => Recognised | null;
  /** What the report says of copy that looks like furniture, or null. */
  readonly lookAlike: (text: string) => Words | null;
}

/** The fields hold no more of one name, in characters. */
const LONGEST_NAME = 120;

/** Who published the copy before, as a syndication line names it: a host, or the name after "di" or "in". */
export function formerOutlet(text: string): string | null {
  const host = outletIn(text);
  const named =
    /\b(?:tayang|terbit|diterbitkan|appeared|published|republished)(?: ulang)? (?:di|dari|in|on|by|from) ((?:\p{Lu}[\p{L}\d.&'’-]*\s?){1,5})/u.exec(
      text,
    );
  const name = host ?? named?.[1]?.trim().replace(/[.,]$/, '') ?? null;
  return name !== null && name.length <= LONGEST_NAME ? name : null;
}

/** Makes a reader of lines. */
export function lineReader(rules: IngestRules): LineReader {
  const drops = rulesOf(rules, 'drop');
  const boilerplate = lineIndex(drops.filter(({ as }) => as !== 'rail'));
  const rail = lineIndex(drops.filter(({ as }) => as === 'rail'));
  const syndication = lineIndex(rulesOf(rules, 'syndication'));
  const rights = lineIndex(rulesOf(rules, 'rights'));
  const lookAlike = lineIndex(rulesOf(rules, 'lookAlike'));
  const short =
    (read: (line: Line) => Recognised | null) =>
    (line: Line): Recognised | null =>
      isShort(line) ? read(line) : null;
  const dropping = (index: typeof rail) =>
    short((line) => {
      const rule = index(plainLine(line.text));
      if (!rule) return null;
      const outlet = rule.as === 'promo' ? outletIn(folded(line.text)) : null;
      const why = joinedReasons([
        reasonWords(rule.why),
        outlet === null
          ? null
          : words(
              `menyebut penerbitnya, ${outlet}, yang dicatat di isian`,
              `names the publisher, ${outlet}, which stands in the fields`,
            ),
      ]);
      return {
        claims: [whole(line, { fate: 'dropped', as: rule.as, why, rule: rule.id })],
        ...(outlet && outlet.length <= LONGEST_NAME && { fields: { publisher: outlet } }),
      };
    });
  return {
    boilerplate: dropping(boilerplate),
    rail: dropping(rail),
    syndication: short((line) => {
      const rule = syndication(plainLine(line.text));
      if (!rule) return null;
      const outlet = formerOutlet(folded(line.text));
      return {
        claims: [
          whole(line, {
            fate: 'moved',
            as: 'syndication',
            why: words(
              'menyebut tempat naskah pernah terbit; dicatat di catatan untuk editor',
              'says where the copy appeared before; stands in the note to editors',
            ),
            rule: rule.id,
          }),
        ],
        fields: { noteToEditors: folded(line.text), ...(outlet !== null && { source: outlet }) },
      };
    }),
    rights: short((line) => {
      const rule = rights(plainLine(line.text));
      if (!rule) return null;
      const why =
        rule.field === 'copyrightNotice'
          ? words('baris hak cipta; dicatat di isian', 'a copyright line; stands in the fields')
          : words('syarat penggunaan; dicatat di isian', 'terms of use; stand in the fields');
      return {
        claims: [whole(line, { fate: 'moved', as: rule.field, why, rule: rule.id })],
        fields: { [rule.field]: folded(line.text) },
      };
    }),
    lookAlike: (text) => {
      const rule = lookAlike(plainLine(text));
      return rule && reasonWords(rule.why);
    },
  };
}

/** The host or address of the page as the first line of a scrape, or null. */
export function readOrigin(line: Line): Recognised | null {
  if (isHost(line.text))
    return {
      claims: [
        whole(line, {
          fate: 'moved',
          as: 'scrapeHost',
          why: words(
            'situs tempat naskah ditemukan; dicatat di isian',
            'the host that the copy was found on; stands in the fields',
          ),
        }),
      ],
      fields: { scrapeHost: line.text },
    };
  const host = hostOf(line.text);
  if (host === null || !isAddress(line.text)) return null;
  return {
    claims: [
      whole(line, {
        fate: 'moved',
        as: 'address',
        why: words(
          'alamat tempat naskah ditemukan; dicatat di isian',
          'the address that the copy was found at; stands in the fields',
        ),
      }),
    ],
    fields: { address: line.text, scrapeHost: host },
  };
}

/** A line of nothing but ornaments, such as `* * *` or `-----`. */
const ORNAMENT = /^(?:(?:\*\s?){3,40}|(?:[-–—]\s?){3,80}|_{3,80}|={3,80}|(?:•\s?){3,40}|(?:~\s?){3,40})$/;

/** A section break, or null. */
export function readBreak(line: Line): Recognised | null {
  if (line.text.length > 80 || !ORNAMENT.test(folded(line.text))) return null;
  return {
    claims: [
      whole(line, {
        fate: 'kept',
        as: 'break',
        why: words('baris hiasan di antara dua bagian', 'a line of ornaments between two sections'),
      }),
    ],
    block: { type: 'break' },
  };
}

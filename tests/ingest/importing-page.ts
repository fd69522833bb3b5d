import { reasonWords } from '../../shared/ingest/reason';
import type { LineForm } from '../../shared/ingest/rules/line-form';
import type { Rule, RuleFamily } from '../../shared/ingest/rules/rule';

/** docs/importing.md, made from the rules themselves. */

const code = (text: string) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
const codes = (texts: readonly string[]) => texts.map(code).join(', ');

function formText(form: LineForm): string {
  return [
    form.is && `is ${codes(form.is)}`,
    form.starts && `starts with ${codes(form.starts)}`,
    form.ends && `ends with ${codes(form.ends)}`,
    form.contains && `contains ${codes(form.contains)}`,
    form.only && `has no words but ${codes(form.only)}`,
    form.atMost !== undefined && `is at most ${form.atMost} characters long`,
  ]
    .filter(Boolean)
    .join('; ');
}

function ruleText(rule: Rule): string {
  switch (rule.kind) {
    case 'drop':
      return `dropped as ${code(rule.as)} (${reasonWords(rule.why).en}). The line ${formText(rule.line)}`;
    case 'relatedLink':
      return `labels of related links${rule.inline ? ', with a colon and a title on the same line only' : ''}: ${codes(rule.labels)}`;
    case 'credit':
      return `labels of credits (${rule.place}${rule.bare ? ', also without a colon' : ''}): ${codes(rule.labels)}`;
    case 'dateline':
      return `datelines: ${codes(rule.forms)}`;
    case 'caption':
      return `labels of captions, before a ${rule.parting === ',' ? 'comma' : 'colon'}: ${codes(rule.labels)}`;
    case 'creditLine':
      return `credit lines ${rule.alone ? 'at the end of a caption, in brackets or not, and on a line of their own' : 'in brackets at the end of a caption'}; they start with ${codes(rule.starts)}`;
    case 'syndication':
      return `says where the copy appeared before; moved to the note to editors, the outlet to the source. The line ${formText(rule.line)}`;
    case 'rights':
      return `moved to the field ${code(rule.field)}. The line ${formText(rule.line)}`;
    case 'byline':
      return `bylines without a label: ${[rule.after && `a name before ${codes(rule.after)}`, rule.is && `the line is ${codes(rule.is)}`].filter(Boolean).join('; ')}`;
    case 'kicker':
      return `kickers above the headline: ${codes(rule.is)}`;
    case 'lookAlike':
      return `kept as copy, and the report says: ${reasonWords(rule.why).en}. The line ${formText(rule.line)}`;
  }
}

function familyText({ name, rules }: RuleFamily): string {
  const lines = rules.map((rule) =>
    [
      `- **${rule.id}** (${rule.languages.join(', ')}): ${ruleText(rule)}.`,
      `  For example: ${codes(rule.examples)}.`,
      ...(rule.copy?.length ? [`  Stays copy: ${codes(rule.copy)}.`] : []),
    ].join('\n'),
  );
  return `### ${name}\n\n${lines.join('\n')}`;
}

const INTRODUCTION = `# Importing

Whatever the day brings becomes a story, and nothing vanishes on the way. Ingest sorts the lines of a text into pieces; each piece is **kept** where it stood, **moved** to where it belongs (a sign-off, a credit, a field), or **dropped** with the reason. The pieces, joined, are the input to the last character. In doubt a line stays copy, and the report says what it looked like. Every reason of a report is told in Indonesian and in English (\`why: { id, en }\`); the window and the command line show it in their own language. Reports that were kept before the reasons had two languages hold one English sentence and are read with it standing for both.

Plain text and saved web pages are told apart by how they begin. Of a page, the text that a reader sees is read; nothing is run and nothing is fetched. What the page says of itself (JSON-LD, Open Graph, headings, figures, lists, quotes, tables, links) is taken before anything is guessed: it tells which lines are the headline, the standfirst, the byline, the captions, and fills the fields, but no word of the story comes from there that the page does not print. Navigation, asides, forms, feet of the page and hidden parts are dropped by name. Scripts, styles and what stands only in attributes are no text of the page and are not in the report. What a page hides by an attribute of its own is dropped; what only a style sheet hides is kept, because style sheets are not read. Tests hold the words against those of Chromium (\`innerText\`), mammoth and pandoc.

What a person should look at is listed as findings: an encoding that is not certain (\`import.encoding\`), broken characters (\`import.brokenCharacters\`), UTF-8 that was once read as windows-1252 (\`import.mojibake\`), web codes such as \`&nbsp;\` left in plain text (\`import.entities\`), dropped control characters (\`import.controlCharacters\`), no headline (\`import.headline\`), a language that cannot be told (\`import.language\`). None of these is repaired in silence.

Some things are told by form and not by a list: capitals that open a story become a lead-in only where every word of them is certain to be an ordinary one; a sign-off such as \`(AFP/Z-3)\`, \`(H-2)\` or \`(rfs/jbr)\` must close the last paragraph; a line between the headline and byline, time or dateline is the standfirst only where two signs of different kinds follow it; \`Name, Name, Tim Redaksi\` on lines of their own are credits.

## Looking before storing

In the window nothing that is imported is stored before somebody accepts it. Files come in by **Import…**, by being dropped anywhere on the window, or pasted where nobody is writing; a folder that is dropped brings in all files in it. A Redaksi package that somebody unzipped is still one input: its folder is packed again and held to its checksums, so a file in it that was changed, added or taken away refuses the whole of it. Text from another program comes in the same way, dropped or pasted, as \`dropped\` or \`clipboard\` (\`.html\` where it has links, headings, lists or emphasis, so that those are kept; else \`.txt\`). What was corrected is dropped only by somebody who says so. The original stands on the left, piece by piece in its order, each with its fate in words and colour; the story it would become on the right; pointing at either side lights up the other. The arrows choose a piece, and one letter says what it is: \`p\` copy, \`h\` headline, \`k\` kicker, \`s\` standfirst, \`b\` byline, \`d\` dateline, \`t\` crosshead, \`c\` caption, \`l\` credit line, \`r\` related link, \`o\` sign-off, \`e\` credit, \`x\` drop; \`u\` takes it back. The draft is made again at once (\`shared/ingest/corrections.ts\`). \`Ctrl+Enter\` accepts; **Accept all** accepts everything that was read and what is still to be read, for input that is trusted.

What was said of the pieces is kept with the report of the import. \`redaksi reimport ID\`, or **Read the imported file again** in the palette, reads the kept input by the rules as they are now and heeds it: what differs from the last reading arrives as tracked changes over what has been written since, and fields are set only where they are empty.

A correction can be **remembered** (\`m\`): Redaksi proposes the narrowest rule that would say the same by itself (this label, this outlet, this very line), shows what it would do and which of the last 40 inputs it would have read otherwise, and writes it to \`import-rules.json\` only if that is wanted. Where no narrow rule would do, none is kept and the reason is said. The rules that are kept are listed on the import screen, each with the way to remove it, as does \`redaksi rules forget ID\`.

A story whose copy is much like one of the archive's is named when it comes in (\`alike\` in \`import --json\`): \`same\`, at least 60 % of its word triples, or \`related\`, at least 20 %.

**Two stories that are alike** are set side by side. **Accept and compare** on the import screen stores the story and opens the comparison with the one that it is like; other files of the import wait meanwhile. A story that has one like it says so in its row of the queue, which leads to the comparison, and above the page, with **Compare**; a story in the bin does not count. In the comparison a person

- takes what the other one says, some of it or all, as tracked changes or at once; or
- puts this one into the bin: the reason names the other one, can be written on from, and stands in the journal; or
- keeps both: this pair is not told again, in no window and on no other day. Who said so and when is kept in the archive beside the stories, and a restored archive still knows it.

\`redaksi duplicates\` lists them all; \`redaksi duplicates keep ID ID --as NAME\` keeps both.

## A house's own rules

Put \`import-rules.json\` into the desk's home folder (see [command-line.md](command-line.md)). It is read before every import, its rules go before Redaksi's, and \`redaksi rules\` lists both. A rule that is not understood, or whose own examples it does not know, is refused and named; nothing is imported until it is mended.

\`\`\`json
{
  "name": "Harian Contoh",
  "rules": [
    {
      "kind": "drop",
      "id": "house.promo",
      "languages": ["id"],
      "as": "promo",
      "why": { "id": "mempromosikan edisi sore kami", "en": "promotes our evening edition" },
      "line": { "starts": ["baca edisi sore"], "contains": ["harian contoh"], "atMost": 120 },
      "examples": ["Baca edisi sore Harian Contoh hanya di aplikasi"],
      "copy": ["Baca edisi sore itu, kata ibunya."]
    },
    {
      "kind": "credit",
      "id": "house.juru-ketik",
      "languages": ["id"],
      "labels": ["juru ketik"],
      "role": "editor",
      "place": "anywhere",
      "examples": ["Juru ketik: Ani Rahma"]
    },
    {
      "kind": "dateline",
      "id": "house.dateline",
      "languages": ["id"],
      "forms": ["{place} [HARIAN CONTOH]"],
      "publisher": "Harian Contoh",
      "examples": ["Demak [HARIAN CONTOH] - Hujan"]
    }
  ]
}
\`\`\`

A rule has a \`kind\`, an \`id\` that begins with \`house.\`, \`languages\`, \`examples\` it must know, and \`copy\` that it must leave alone. There are no patterns to write and none that could run away: a \`line\` is described by what it \`is\`, \`starts\`, \`ends\` or \`contains\`, the words it has \`only\`, and its length \`atMost\` (every condition that is given must hold, by any of its texts; whole words, without regard to case, \`#\` for a number). Kinds and what else they take: \`drop\` (\`line\`, \`as\`, \`why\`), \`relatedLink\` (\`labels\`, \`inline\`), \`credit\` (\`labels\`, \`role\`, \`place\`, \`bare\`), \`dateline\` (\`forms\`, \`publisher\`, \`source\`), \`caption\` (\`labels\`, \`parting\`), \`creditLine\` (\`starts\`, \`alone\`), \`syndication\` (\`line\`), \`rights\` (\`line\`, \`field\`), \`byline\` (\`after\`, \`is\`), \`kicker\` (\`is\`), \`lookAlike\` (\`line\`, \`why\`). A \`why\` is one sentence for whoever checks the import, in Indonesian and English (\`{ "id": ..., "en": ... }\`); a single text stands for both. The slots of a dateline: \`{place}\`, \`{knownPlace}\`, \`{loudPlace}\`, \`{date}\`, \`{outlet}\`, \`{agency}\`, \`{name}\`.

## The rules

This list is made from the rules themselves (\`npm run importing-page\`); a test fails when it is not up to date. Of two rules that know the same line, the one that stands first here names it.
`;

/** The whole page, before it is formatted. */
export function importingPage(families: readonly RuleFamily[]): string {
  return [INTRODUCTION, ...families.map(familyText)].join('\n\n') + '\n';
}

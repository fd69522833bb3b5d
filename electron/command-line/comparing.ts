import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Arguments, ComparedSide, ComparedSides } from '../../shared/contract';
import { words, type Tongue } from '../../shared/story/words';
import { JOURNAL_FILE } from '../../shared/publish/editable-layout';
import { STORY_FILE } from '../../shared/publish/package-name';
import type { Command } from './command';
import { readInputFile } from '../desk/inputs/input-file';
import { changeText } from './reviewing';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

/** `redaksi compare A B`: any two stories, as tracked changes by whoever made them. */

type Side = Arguments<'compareSides'>['before'];

/** The file in an unpacked package that tells its story; the journal before the printed text. */
function tellingFile(folder: string): string {
  const places = [folder, path.join(folder, 'data')];
  const found = [JOURNAL_FILE, STORY_FILE].flatMap((name) =>
    places.map((place) => path.join(place, name)).filter((file) => existsSync(file)),
  );
  if (!found[0])
    throw wrongUse(
      `tidak ada ${STORY_FILE} di folder ${folder}`,
      `there is no ${STORY_FILE} in the folder ${folder}`,
    );
  return found[0];
}

/** An operand: a package, one that was unpacked into a folder, a story (`ID`), or a story as it was (`ID@SEQ`). */
async function sideOf(operand: string): Promise<Side> {
  if (existsSync(operand))
    return readInputFile(statSync(operand).isDirectory() ? tellingFile(operand) : operand);
  const [, id, seq] = /^([0-9a-f-]{36})(?:@([1-9]\d{0,9}))?$/.exec(operand) ?? [];
  if (id === undefined)
    throw wrongUse(
      `"${operand}" bukan naskah (ID atau ID@CATATAN) dan bukan berkas`,
      `"${operand}" is no story (ID or ID@SEQ) and no file`,
    );
  return seq === undefined ? { id } : { id, seq: Number(seq) };
}

const sideJson = ({ doc: _doc, pictures: _pictures, ...about }: ComparedSide) => about;

/** Two stories compared, as JSON: what differs, and who made it. */
function comparedJson({ before, after, doc: _doc, isTakeable: _isTakeable, ...rest }: ComparedSides) {
  return { before: sideJson(before), after: sideJson(after), ...rest };
}

function comparedText(compared: ComparedSides, tongue: Tongue): string {
  const { changes, fields, pictures, comments, wordsInserted, wordsDeleted } = compared;
  const value = (one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one));
  return [
    ...changes.map((change) => changeText(change, tongue)),
    ...fields.map(
      ({ name, before, after, by }) =>
        `${by ? `${by.at}  ${by.author || '—'}  ` : ''}${name}: ${value(before)} → ${value(after)}`,
    ),
    ...pictures.map(({ id, kind, attributes }) => `${id}: ${[kind, ...attributes].join(' ')}`),
    ...(comments > 0
      ? [
          words(`${comments} komentar hanya di naskah kedua`, `${comments} comments only on the second`)[
            tongue
          ],
        ]
      : []),
    words(
      `${wordsInserted} kata masuk, ${wordsDeleted} kata keluar`,
      `${wordsInserted} words in, ${wordsDeleted} words out`,
    )[tongue],
  ].join('\n');
}

export const compareStories: Command = (run) =>
  withDesk(run, async (desk) => {
    const [one = '', other = ''] = run.line.operands;
    const compared = await desk.call('compareSides', {
      before: await sideOf(one),
      after: await sideOf(other),
    });
    run.print(comparedJson(compared), comparedText(compared, run.tongue));
    return 0;
  });

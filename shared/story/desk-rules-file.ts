import * as v from 'valibot';
import {
  actWords,
  deskRulesSchema,
  mayDo,
  peopleFor,
  rolesFor,
  rolesOf,
  roleWords,
  unknownRoles,
  type Act,
  type DeskRules,
} from './desk-rules';
import { issueWords } from './issue-words';
import { Refusal } from './refusal';
import { words, type Words } from './words';

/** The house's rules as they lie in its file, and what is said where they do not let somebody do something. */

export const DESK_RULES_FILE = 'desk-rules.json';

function damaged(file: string, id: string, en: string): Refusal {
  return new Refusal({
    kind: 'io',
    code: 'deskRules.damaged',
    what: words(`${file}: ${id}`, `${file}: ${en}`),
    kept: NOTHING_MOVED,
    todo: words('perbaiki berkas itu, atau pindahkan', 'mend the file, or move it away'),
  });
}

/** Said of a file that cannot be read: who may do what is then not known, and nobody moves or passes anything. */
export const NOTHING_MOVED = words(
  'tulisan tetap tersimpan; tidak ada yang dipindahkan atau disahkan',
  'writing goes on being saved; nothing was moved or signed off',
);

/**
 * Reads a house's rules from the text of their file.
 * @throws Refusal `deskRules.damaged` that names the file, the place in it and what is wrong there.
 */
export function readDeskRules(source: string, file: string): DeskRules {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\ufeff/, ''));
  } catch (error) {
    const why = (error as Error).message;
    throw damaged(file, `bukan JSON (${why})`, `is no JSON (${why})`);
  }
  const read = v.safeParse(deskRulesSchema, value);
  if (!read.success) {
    const wrong = issueWords(read.issues[0]);
    throw damaged(file, wrong.id, wrong.en);
  }
  const [unknown] = unknownRoles(read.output);
  if (unknown !== undefined) throw damaged(file, `tidak ada peran ${unknown}`, `there is no role ${unknown}`);
  return read.output;
}

const listed = (rules: DeskRules, roles: readonly string[]): Words =>
  words(
    roles.map((role) => roleWords(rules, role).id).join(', '),
    roles.map((role) => roleWords(rules, role).en).join(', '),
  );

/** Who may do something, as people say it: `desk head: Dewi Lestari`. */
export function whoMay(rules: DeskRules, act: Act): Words {
  const roles = listed(rules, rolesFor(rules, act) ?? []);
  const people = peopleFor(rules, act).join(', ');
  return people === ''
    ? words(`${roles.id} (belum ada yang memegang peran itu)`, `${roles.en} (nobody holds that role yet)`)
    : words(`${roles.id}: ${people}`, `${roles.en}: ${people}`);
}

/** The refusal for somebody who may not do something; null where they may. */
export function refusalFor(rules: DeskRules, name: string, act: Act): Refusal | null {
  if (mayDo(rules, name, act)) return null;
  const own = listed(rules, rolesOf(rules, name));
  const who = words(
    `${name || 'seseorang tanpa nama'}${own.id && ` (${own.id})`}`,
    `${name || 'somebody without a name'}${own.en && ` (${own.en})`}`,
  );
  const what = actWords(act);
  const may = whoMay(rules, act);
  return new Refusal({
    kind: 'no',
    code: 'role.notAllowed',
    what: words(`${who.id} tidak boleh ${what.id}`, `${who.en} may not ${what.en}`),
    kept: words('tidak ada yang diubah', 'nothing was changed'),
    todo: words(
      `mintalah kepada ${may.id}, sesuai kesepakatan rumah di ${DESK_RULES_FILE}`,
      `ask ${may.en}, as the house agreed in ${DESK_RULES_FILE}`,
    ),
  });
}

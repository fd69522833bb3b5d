import type { Payload } from '../../shared/journal/entry';
import {
  ACTS,
  actWords,
  ROLES,
  rolesFor,
  roleWords,
  type Act,
  type DeskRules,
} from '../../shared/story/desk-rules';
import { FLAGS } from '../../shared/story/fields';
import { STATUSES } from '../../shared/story/status';
import { words, type Tongue } from '../../shared/story/words';
import { DeskRulesFile } from '../desk/desk-rules';
import { homeFolder } from '../desk/home';
import type { Command } from './command';
import { wrongUse } from './usage';
import { withDesk } from './with-desk';

/** The way through the house from scripts: moving, passing, clearing, assigning, and who may. */

/** `status ID MOVE`: the story goes where the house lets it go from where it is. */
export const moveStatus: Command = async (run) => {
  const { line } = run;
  const { to } = line;
  if (line.as === undefined) throw wrongUse('status perlu --as NAMA', 'status needs --as NAME');
  if (to === undefined) throw wrongUse('status perlu TUJUAN', 'status needs MOVE');
  return withDesk(run, async (desk) => {
    const id = line.operands[0] ?? '';
    const seq = desk.stories.move(id, to, line.why);
    run.print({ id, status: to, seq }, to);
    return 0;
  });
};

/** `approve ID`: passes the text exactly as it is now. */
export const approve: Command = (run) =>
  withDesk(run, async (desk) => {
    const appended = await desk.call('approve', { id: run.line.operands[0] ?? '' });
    const text = words(`disahkan oleh ${desk.person}`, `passed by ${desk.person}`)[run.tongue];
    run.print({ by: desk.person, seq: appended.stored ? appended.seq : null }, text);
    return 0;
  });

/** `clear ID FLAG`: passes the text as far as one flag goes. */
export const clearFlag: Command = async (run) => {
  const { line } = run;
  const [id = '', name] = line.operands;
  const flag = FLAGS.find((one) => one === name);
  if (line.as === undefined) throw wrongUse('clear perlu --as NAMA', 'clear needs --as NAME');
  if (flag === undefined)
    throw wrongUse(
      `tidak ada tanda "${name}": ${FLAGS.join(', ')}`,
      `there is no flag "${name}": ${FLAGS.join(', ')}`,
    );
  return withDesk(run, async (desk) => {
    const appended = await desk.call('clear', { id, flag });
    const text = words(`tanda ${flag} diloloskan oleh ${desk.person}`, `${flag} cleared by ${desk.person}`);
    run.print({ id, flag, by: desk.person, seq: appended.stored ? appended.seq : null }, text[run.tongue]);
    return 0;
  });
};

/** `assign ID (--to NAME | --to-desk DESK | --nobody)`. */
export const assign: Command = async (run) => {
  const { line } = run;
  const { recipient, toDesk, nobody } = line;
  if (line.as === undefined) throw wrongUse('assign perlu --as NAMA', 'assign needs --as NAME');
  const given = [recipient, toDesk, nobody || undefined].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw wrongUse(
      'assign perlu satu dari --to NAMA, --to-desk MEJA, --nobody',
      'assign needs one of --to NAME, --to-desk DESK, --nobody',
    );
  const to: Payload<'assignment'>['to'] =
    recipient !== undefined
      ? { kind: 'person', name: recipient }
      : toDesk !== undefined
        ? { kind: 'desk', name: toDesk }
        : null;
  return withDesk(run, async (desk) => {
    const id = line.operands[0] ?? '';
    const seq = desk.stories.assign(id, to);
    run.print(
      { id, assigned: to, seq },
      to?.name ?? words('kembali ke semua', 'back to everybody')[run.tongue],
    );
    return 0;
  });
};

/** Everything that a house may leave to some roles, in the order of the file. */
const everyAct: readonly Act[] = [
  ...STATUSES.map((to) => ({ do: 'move' as const, to })),
  ...ACTS.map((act) => ({ do: act })),
  ...FLAGS.map((flag) => ({ do: 'clear' as const, flag })),
];

function rolesText(rules: DeskRules, file: string, tongue: Tongue): string {
  const said = (roles: readonly string[]) => roles.map((role) => roleWords(rules, role)[tongue]).join(', ');
  const people = Object.entries(rules.people).map(([name, roles]) => `${name}: ${said(roles) || '—'}`);
  const others =
    rules.others.length > 0 ? [`${words('yang lain', 'others')[tongue]}: ${said(rules.others)}`] : [];
  const acts = everyAct.flatMap((act) => {
    const roles = rolesFor(rules, act);
    return roles === null ? [] : [`${actWords(act)[tongue]}: ${said(roles)}`];
  });
  const open = words('selebihnya boleh oleh siapa pun', 'everything else is open to everybody')[tongue];
  const honest = words(
    `catatan kesepakatan di ${file}, bukan kunci: siapa pun di komputer ini bisa memakai nama apa pun`,
    `the house’s agreement in ${file}, no lock: whoever is at this computer can give any name`,
  )[tongue];
  return [...people, ...others, ...acts, open, honest].join('\n');
}

/** `roles`: who holds which role, and what is left to whom. */
export const roles: Command = async ({ line, print, tongue }) => {
  const rules = new DeskRulesFile(homeFolder(line.home));
  const { current } = rules;
  const builtIn = Object.fromEntries(ROLES.map((role) => [role, roleWords(current, role)]));
  print(
    { file: rules.file, ...current, roles: { ...builtIn, ...current.roles } },
    rolesText(current, rules.file, tongue),
  );
  return 0;
};

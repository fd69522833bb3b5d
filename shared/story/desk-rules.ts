import * as v from 'valibot';
import { FLAGS, type Flag } from './fields';
import { STATUSES, STATUS_LABELS, type Status } from './status';
import { words, type Words } from './words';

/**
 * Who may do what at a desk: the house's own agreement, `desk-rules.json` of its home (docs/desk-rules.md). On one's own computer
 * it is bookkeeping and no lock: whoever sits here can give any name. What the file does not name is open to everybody.
 */

/** The roles that every house has; a house may name more. */
export const ROLES = ['reporter', 'sub', 'deskHead', 'publisher'] as const;

const ROLE_LABELS: Readonly<Record<string, Words>> = {
  reporter: words('reporter', 'reporter'),
  sub: words('penyunting', 'sub'),
  deskHead: words('kepala meja', 'desk head'),
  publisher: words('penerbit', 'publisher'),
};

/** What is done at the desk that a house may leave to some roles, beside moves and clearances. */
export const ACTS = ['approve', 'waive', 'assign', 'export'] as const;

/** Something a person is about to do to a story. */
export type Act =
  | { readonly do: 'move'; readonly to: Status }
  | { readonly do: 'clear'; readonly flag: Flag }
  | { readonly do: (typeof ACTS)[number] };

const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
const person = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const role = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, 'a name of letters and digits'));
const roles = v.pipe(v.array(role), v.maxLength(40));
/** At least one: what nobody may do would be a trap and not a rule. */
const someRoles = v.pipe(roles, v.minLength(1, 'at least one role'));

export const deskRulesSchema = v.strictObject({
  /** Roles of the house's own beside the four, such as its lawyers, with what they are called. */
  roles: v.optional(v.record(role, v.strictObject({ id: label, en: label })), {}),
  /** Who holds which roles, by name as in the settings. */
  people: v.record(person, roles),
  /** The roles of everybody who is not named. */
  others: v.optional(roles, []),
  /** Who may move a story to a status. */
  moves: v.optional(v.partial(v.strictObject(sameFor(STATUSES))), {}),
  acts: v.optional(v.partial(v.strictObject(sameFor(ACTS))), {}),
  /** Who may clear a story that carries a flag. */
  clearances: v.optional(v.partial(v.strictObject(sameFor(FLAGS))), {}),
});
export type DeskRules = v.InferOutput<typeof deskRulesSchema>;

function sameFor<const Name extends string>(names: readonly Name[]): Record<Name, typeof someRoles> {
  return Object.fromEntries(names.map((name) => [name, someRoles])) as Record<Name, typeof someRoles>;
}

/** Where a house has no file: everybody may do everything. */
export const OPEN_DESK: DeskRules = {
  roles: {},
  people: {},
  others: [],
  moves: {},
  acts: {},
  clearances: {},
};

/** Names are the same however they are spaced and capitalised. */
const plain = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The roles that a person holds, in the order of the file. */
export function rolesOf(rules: DeskRules, name: string): readonly string[] {
  const known = Object.entries(rules.people).find(([one]) => plain(one) === plain(name));
  return known ? known[1] : rules.others;
}

/** The roles that may do something; null where everybody may. */
export function rolesFor(rules: DeskRules, act: Act): readonly string[] | null {
  switch (act.do) {
    case 'move':
      return rules.moves[act.to] ?? null;
    case 'clear':
      return rules.clearances[act.flag] ?? null;
    default:
      return rules.acts[act.do] ?? null;
  }
}

export function mayDo(rules: DeskRules, name: string, act: Act): boolean {
  const asked = rolesFor(rules, act);
  return asked === null || rolesOf(rules, name).some((role) => asked.includes(role));
}

/** Everybody named in the file who may do something; empty also where everybody may. */
export function peopleFor(rules: DeskRules, act: Act): readonly string[] {
  const asked = rolesFor(rules, act);
  if (asked === null) return [];
  return Object.keys(rules.people).filter((name) => mayDo(rules, name, act));
}

/** What a role is called. */
export function roleWords(rules: DeskRules, name: string): Words {
  return rules.roles[name] ?? ROLE_LABELS[name] ?? words(name, name);
}

/** Roles that the file speaks of and that are neither built in nor named in it. */
export function unknownRoles(rules: DeskRules): readonly string[] {
  const known = new Set<string>([...ROLES, ...Object.keys(rules.roles)]);
  const { people, others, moves, acts, clearances } = rules;
  const said = [people, moves, acts, clearances].flatMap((part) => Object.values(part).flat());
  return [...new Set([...said, ...others])].filter((name) => !known.has(name));
}

const ACT_WORDS: Readonly<Record<(typeof ACTS)[number], Words>> = {
  approve: words('mengesahkan naskah', 'sign a story off'),
  waive: words('memberi pengecualian', 'waive a finding'),
  assign: words('menugaskan naskah', 'assign a story'),
  export: words('membuat paket', 'make a package'),
};

export const FLAG_LABELS: Readonly<Record<Flag, Words>> = {
  legal: words('legal', 'legal'),
  pictureDesk: words('desk foto', 'picture desk'),
  sensitive: words('sensitif', 'sensitive'),
  sponsored: words('berbayar', 'sponsored'),
  unverified: words('belum diverifikasi', 'unverified'),
};

/** What is done, after "may" and "tidak boleh". */
export function actWords(act: Act): Words {
  switch (act.do) {
    case 'move': {
      const { id, en } = STATUS_LABELS[act.to];
      return words(`memindahkan naskah ke ${id}`, `move a story to ${en}`);
    }
    case 'clear': {
      const { id, en } = FLAG_LABELS[act.flag];
      return words(`meloloskan tanda ${id}`, `clear the flag ${en}`);
    }
    default:
      return ACT_WORDS[act.do];
  }
}

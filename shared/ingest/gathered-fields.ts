import type { FieldChange } from '../story/fields';
import type { Claim } from './ledger';
import { words } from '../story/words';
import { joinedReasons } from './reason';

/** Fields that may be told in several lines, which then stand together, and how they are joined; as long as the schema allows. */
const JOINED: Readonly<Partial<Record<keyof FieldChange, { readonly by: string; readonly atMost: number }>>> =
  {
    noteToEditors: { by: '\n', atMost: 4000 },
    copyrightNotice: { by: ' · ', atMost: 400 },
    usageTerms: { by: '\n', atMost: 2000 },
  };

/** Gathers what the lines of a page say about the story. What stands higher on a page is nearer to the story, and is right. */
export class GatheredFields {
  #fields: FieldChange;

  /** `given`: what is known otherwise, and goes before anything the page prints. */
  constructor(given: FieldChange = {}) {
    this.#fields = given;
  }

  get fields(): FieldChange {
    return this.#fields;
  }

  /**
   * Takes what a line says, and gives back the line's claims: as they were, or dropped with the reason where a field already
   * holds another value, so that nothing is said to stand where it does not.
   */
  take(said: FieldChange, claims: readonly Claim[]): Claim[] {
    let isLost = false;
    for (const [name, value] of Object.entries(said) as [keyof FieldChange, string][]) {
      const before = this.#fields[name];
      const joined = JOINED[name];
      if (before === undefined || before === null || before === value)
        this.#fields = { ...this.#fields, [name]: value };
      else if (joined && typeof before === 'string' && before.length + value.length < joined.atMost) {
        if (!before.split(joined.by).includes(value))
          this.#fields = { ...this.#fields, [name]: `${before}${joined.by}${value}` };
      } else isLost = true;
    }
    if (!isLost) return [...claims];
    return claims.map((claim) =>
      claim.as === 'credit'
        ? claim
        : {
            ...claim,
            fate: 'dropped' as const,
            why: joinedReasons([
              claim.why,
              words('tetapi isian sudah memuat nilai lain', 'but the fields hold another value already'),
            ]),
          },
    );
  }
}

/** The two languages the program itself speaks. Copy may be in any language. */
export type Tongue = 'id' | 'en';

/** One message to a person, in both languages; the door that shows it chooses. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** Pairs an Indonesian and an English text. */
export function words(id: string, en: string): Words {
  return { id, en };
}

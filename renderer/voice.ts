import type { Tongue, Words } from '../shared/story/words';
import { timeLeft } from '../shared/preflight/house-time';
import { clockTime, listTime, printedDay, toldInstant, zonedTime, zoneName } from './house-clock';
import { en } from './locales/en';
import { id, type Messages } from './locales/id';

const messages: Readonly<Record<Tongue, Messages>> = { id, en };

/** How the window speaks: its language, and the house's time zone. Every element is given one and says nothing without it. */
export class Voice {
  /** The messages of the window. */
  readonly m: Messages;
  readonly #numbers: Intl.NumberFormat;

  constructor(
    readonly tongue: Tongue,
    /** IANA name of the house's time zone. */
    readonly zone: string,
  ) {
    this.m = messages[tongue];
    this.#numbers = new Intl.NumberFormat(tongue);
  }

  /** The half of a pair that this voice speaks. */
  say = (words: Words): string => words[this.tongue];

  /** `1.234` or `1,234` */
  number = (value: number): string => this.#numbers.format(value);

  /** `12.41` or `12:41` */
  time = (instant: string): string => clockTime(instant, this.tongue, this.zone);

  /** `18.00 WIB` */
  zonedTime = (instant: string): string => zonedTime(instant, this.tongue, this.zone);

  /** `Selasa (12/9/2023)` */
  day = (instant: string): string => printedDay(instant, this.tongue, this.zone);

  /** `Selasa (12/9/2023), pukul 10.10 WIB` */
  told = (instant: string): string => toldInstant(instant, this.tongue, this.zone);

  /** As short as a list wants it. `now` in ms since 1970. */
  listTime = (instant: string, now: number): string => listTime(instant, now, this.tongue, this.zone);

  /** `2 jam 5 menit`: from `now`, ms since 1970, to a later instant. */
  timeLeft = (until: string, now: number): string => this.say(timeLeft(until, new Date(now).toISOString()));

  zoneName = (instant: string): string => zoneName(instant, this.tongue, this.zone);
}

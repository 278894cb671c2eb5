/** `NAMED` are people of whom nothing is known but that an imported record names them. */
export type PersonKind = 'MEMBER' | 'CONTACT' | 'AUDITOR' | 'NAMED';

/** All personal data there is of somebody. Everything else refers to people by `id`. */
export interface Person {
  readonly id: string;
  readonly kind: PersonKind;
  /** The stream that says what the person may do: the member's own, the client's, the auditor's; the project's for `NAMED`. */
  readonly home: string;
  /** Who signs in as this person: the token's `sub`. */
  readonly subject?: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
}

/** Nobody is shown the subject that somebody signs in with. */
export const withoutSubject = ({ subject, ...person }: Person): Person =>
  subject === undefined ? person : { ...person };

/** How many characters each part may have. */
export const longest = { id: 200, home: 200, subject: 255, name: 300, email: 320, phone: 100 } as const;

type Part = keyof typeof longest;

/** The person can't be kept, now or later. Names the part, never its content. */
export class UnfitPerson extends Error {
  override readonly name = 'UnfitPerson';
  constructor(readonly part: Part) {
    super(
      `A person's ${part} has 1 to ${longest[part]} characters, none of them NUL or half a surrogate pair.`,
    );
  }
}

const fits = (value: string | undefined, most: number) =>
  value === undefined || (value !== '' && value.length <= most && !/[\0\p{Surrogate}]/u.test(value));

/**
 * Throws `UnfitPerson`. Here rather than as constraints of the table: the database's message of a broken one shows the
 * whole row, to its own log too.
 */
export function assertFit(person: Person): void {
  const unfit = (Object.keys(longest) as Part[]).find((part) => !fits(person[part], longest[part]));
  if (unfit !== undefined) throw new UnfitPerson(unfit);
}

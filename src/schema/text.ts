import { ArrayMaxSize, Length, Matches } from 'class-validator';
import { idPattern, type IdKind } from '../kernel/naming.js';

/** Databases refuse NUL and half surrogate pairs; a client hears of it before anything is tried. */
const storable = /^[^\0\p{Surrogate}]*$/u;
const unstorable = 'must not hold NUL characters or half surrogate pairs';

const allOf =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };

/** Free text of a bounded length, not only of blanks. */
export const Text = (longest: number): PropertyDecorator =>
  allOf(
    Length(1, longest),
    Matches(/\S/, { message: '$property must not be blank' }),
    Matches(storable, { message: `$property ${unstorable}` }),
  );

/** A bounded list of free texts. */
export const Texts = (longest: number, most = 100): PropertyDecorator =>
  allOf(
    ArrayMaxSize(most),
    Length(1, longest, { each: true }),
    Matches(/\S/, { each: true, message: 'none of $property may be blank' }),
    Matches(storable, { each: true, message: `each of $property ${unstorable}` }),
  );

/** An id that the client chooses for what it creates. */
export const ChosenId = (kind: IdKind): PropertyDecorator =>
  Matches(idPattern(kind), {
    message: `$property must be ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} id: its prefix and a UUID in lower case`,
  });

/** The id of something that exists: a wrong one answers like a missing one, as long as a database can be asked for it. */
export const GivenId = (): PropertyDecorator =>
  allOf(Length(1, 100), Matches(storable, { message: `$property ${unstorable}` }));

export const GivenIds = (most = 100): PropertyDecorator =>
  allOf(
    ArrayMaxSize(most),
    Length(1, 100, { each: true }),
    Matches(storable, { each: true, message: `each of $property ${unstorable}` }),
  );

/** A short name that people can say. */
export const ShortName = (): PropertyDecorator =>
  Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/, {
    message: '$property must be 1 to 60 letters, digits, hyphens or underscores',
  });

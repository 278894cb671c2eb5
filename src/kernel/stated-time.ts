import { refuse } from './decider.js';
import type { Deciding } from './deciding.js';

/**
 * Nothing can be stated to have happened before what it answers to. Where no time is stated the clock says it, and a
 * clock that was set back in between is nobody's lie.
 */
export const whyTooEarly = <What extends string>(
  { occurredAt, now }: Deciding,
  earliest: string | undefined,
  what: What,
) =>
  earliest !== undefined && occurredAt !== now && Date.parse(occurredAt) < Date.parse(earliest)
    ? refuse('OCCURRED_BEFORE', { occurredAt, earliest, what })
    : undefined;

/** Something that other things rest on: what it is, and which one where there are several. */
export interface Ground<What extends string = string> {
  readonly what: What;
  readonly id?: string;
}

/** When it was so for the last time. */
export interface Said<What extends string = string> extends Ground<What> {
  readonly at: string;
}

const isSame = (one: Ground, other: Ground) => one.what === other.what && one.id === other.id;

/** What is told without a time is no ground for anything. */
export const saying = <What extends string>(
  said: readonly Said<What>[],
  ground: Ground<What>,
  at: string | undefined,
): readonly Said<What>[] =>
  at === undefined ? said : [...said.filter((one) => !isSame(one, ground)), { ...ground, at }];

/** Asked with all that it rests on; of those at the same instant the one that is named first is told. */
export const whyBeforeGrounds = <What extends string>(
  grounds: readonly Ground<What>[],
  said: readonly Said<What>[],
  context: Deciding,
) => {
  const [last] = grounds
    .flatMap((ground) => said.filter((one) => isSame(one, ground)))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return last && whyTooEarly(context, last.at, last.what);
};

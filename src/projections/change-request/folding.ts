import type { ChangeRequestEvents } from '../../aggregates/change-request/index.js';
import type { Fact } from '../../kernel/fact.js';
import { momentOf } from '../moment.js';
import type { Changing } from '../row-per-stream.js';
import type { Briefing, ChangeRequestRow } from './change-request.row.js';

/** How each fact of a part of the catalogue changes a request's row. */
export type Folding<Type extends keyof ChangeRequestEvents> = Pick<
  Changing<ChangeRequestEvents, 'RequestReceived', ChangeRequestRow>,
  Exclude<Type, 'RequestReceived'>
>;

export { recorded } from '../recorded.js';

/** What was shown before isn't what is to be decided on any more. */
export const outdated = (row: ChangeRequestRow, fact: Fact): ChangeRequestRow => ({
  ...row,
  briefings: row.briefings.map((briefing) =>
    briefing.stale ? briefing : { ...briefing, stale: true, staleSince: momentOf(fact) },
  ),
});

export const inBriefing = (
  row: ChangeRequestRow,
  number: number,
  change: (briefing: Briefing) => Briefing,
): ChangeRequestRow => ({
  ...row,
  briefings: row.briefings.map((briefing) => (briefing.number === number ? change(briefing) : briefing)),
});

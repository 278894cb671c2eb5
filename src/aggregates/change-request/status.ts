/** How far the standing decision is carried out. */
export type Progress = 'IN_IMPLEMENTATION' | 'DELIVERED' | 'ACCEPTED';

/** Where a request stands. Derived from its facts, never typed in. */
export type Status =
  | 'RECEIVED'
  | 'CLARIFYING'
  | 'FORMULATED'
  | 'ASSESSED'
  | 'OPTIONS_OFFERED'
  | 'BRIEFED'
  | 'DECIDED'
  | Progress
  | 'CLOSED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'SUPERSEDED'
  | 'DEFERRED';

/** The facts that a status is derived from; the write model and the read model both have them. */
export interface StatusFacts {
  readonly questionsAsked: number;
  readonly formulated: boolean;
  readonly unassessed: number;
  readonly optionsOffered: number;
  /** Whether a briefing stands that nothing has changed since. */
  readonly freshBriefing: boolean;
  readonly decided: boolean;
  readonly superseded: boolean;
  /** Absent until somebody starts on the standing decision. */
  readonly progress: Progress | undefined;
  readonly closed: boolean;
  readonly declined: boolean;
  readonly withdrawn: boolean;
  readonly deferred: boolean;
}

const ladder: readonly [Status, (facts: StatusFacts) => boolean][] = [
  ['DECLINED', ({ declined }) => declined],
  ['WITHDRAWN', ({ withdrawn }) => withdrawn],
  ['SUPERSEDED', ({ superseded }) => superseded],
  ['CLOSED', ({ closed }) => closed],
  ['ACCEPTED', ({ progress }) => progress === 'ACCEPTED'],
  ['DELIVERED', ({ progress }) => progress === 'DELIVERED'],
  ['IN_IMPLEMENTATION', ({ progress }) => progress === 'IN_IMPLEMENTATION'],
  ['DECIDED', ({ decided }) => decided],
  ['DEFERRED', ({ deferred }) => deferred],
  ['BRIEFED', ({ freshBriefing }) => freshBriefing],
  ['OPTIONS_OFFERED', ({ optionsOffered }) => optionsOffered > 0],
  ['ASSESSED', ({ formulated, unassessed }) => formulated && unassessed === 0],
  ['FORMULATED', ({ formulated }) => formulated],
  ['CLARIFYING', ({ questionsAsked }) => questionsAsked > 0],
];

/** The furthest rung that the facts reach. */
export const statusOf = (facts: StatusFacts): Status =>
  ladder.find(([, reached]) => reached(facts))?.[0] ?? 'RECEIVED';

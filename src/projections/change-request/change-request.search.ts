import type { ChangeRequestRow } from './change-request.row.js';

type Texts = readonly (string | undefined)[];

const formulated = ({ formulations }: ChangeRequestRow): Texts =>
  formulations.flatMap(({ goal, stories }) => [
    goal?.statement,
    goal?.measure,
    goal?.target,
    ...stories.flatMap(({ role, want, benefit }) => [role, want, benefit]),
  ]);

const offered = ({ options }: ChangeRequestRow): Texts =>
  options.flatMap(({ title, summary }) => [title, summary]);

const observed = ({ observations }: ChangeRequestRow): Texts =>
  observations.flatMap(({ statement, evidence }) => [statement, evidence]);

/** What a request is found by, what matters most first. Nothing that isn't shown to everybody who sees the request. */
export const wordsOf = (row: ChangeRequestRow): Texts => [
  row.title,
  row.wish.wording,
  row.decision?.reason?.words,
  ...formulated(row),
  ...offered(row),
  ...row.objections.map(({ statement }) => statement),
  ...observed(row),
];

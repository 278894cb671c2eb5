import type { Deciding } from '../../src/kernel/deciding.js';
import { seededDisciplines } from '../../src/kernel/disciplines.js';

export const now = '2026-03-02T09:00:00.000Z';

/** What the studio sells. */
export const usable = seededDisciplines.map(({ code }) => code);

/** The circumstances of a decision that hangs on none of them. */
export const deciding: Deciding = {
  actor: { id: 'mem_director', role: 'DIRECTOR' },
  now,
  occurredAt: now,
};

/** Names that every JavaScript object inherits: as ids they have to be as unknown as any other. */
export const unruly = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

import type { GoalOutcome } from '../vocabulary.js';

export type ClosingCommands = { CloseRequest: { outcome: GoalOutcome; measured?: string; words: string } };

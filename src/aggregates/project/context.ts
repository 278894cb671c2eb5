import type { Decision } from '../../kernel/decider.js';
import type { Deciding } from '../../kernel/deciding.js';
import type { WithCatalogue } from '../../kernel/disciplines.js';
import type { Certified, Stages } from '../../kernel/stages.js';
import type { ProjectEvents } from './events.js';
import type { ProjectRefusals } from './refusals.js';

/** What other aggregates say of the client and the member that a command names, and what the studio sells. */
export interface ProjectContext extends Deciding, WithCatalogue {
  readonly clientExists: boolean;
  /** By how much decisions have raised the budget so far, as a decimal text; read for who sets it. */
  readonly raised: string;
  /** How far the acting account manager has come, by discipline; nothing for others. */
  readonly actorStages: Stages;
  /** The named member's role; absent when there is no such member. */
  readonly memberRole?: string;
  /** How far the named member has come, by discipline. */
  readonly memberStages: Stages;
  /** When the named member left the studio, if so. */
  readonly memberLeftAt?: string;
  /** Who mentors on the project, and whom the opening names as mentor. */
  readonly mentors: readonly Certified[];
}

export type Outcome = Decision<ProjectEvents, ProjectRefusals>;

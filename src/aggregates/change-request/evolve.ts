import { handleBy, type MessageOf } from '../../kernel/message.js';
import { evolveBriefing } from './briefing/evolve.js';
import { evolveClosing } from './closing/evolve.js';
import { evolveDecision } from './decision/evolve.js';
import type { ChangeRequestEvents } from './events.js';
import { evolveImplementation } from './implementation/evolve.js';
import type { When } from './evolving.js';
import { saidAfter } from './grounds/said.js';
import { latestOf } from './instant.js';
import { evolveNotes } from './notes/evolve.js';
import { evolveObjections } from './objections/evolve.js';
import { evolveObservation } from './observation/evolve.js';
import { evolveOptions } from './options/evolve.js';
import { evolvePayment } from './payment/evolve.js';
import { evolveResting } from './resting/evolve.js';
import type { ChangeRequest } from './state.js';
import { evolveUnknowns } from './unknowns/evolve.js';
import { evolveWish } from './wish/evolve.js';

const stateAfter = handleBy<ChangeRequestEvents, [ChangeRequest, When], ChangeRequest>({
  ...evolveWish,
  ...evolveOptions,
  ...evolveUnknowns,
  ...evolveBriefing,
  ...evolveObjections,
  ...evolveResting,
  ...evolveNotes,
  ...evolveDecision,
  ...evolveImplementation,
  ...evolvePayment,
  ...evolveObservation,
  ...evolveClosing,
});

/** A stored fact says when it happened and when it was stored, too. */
type Told = MessageOf<ChangeRequestEvents> & {
  readonly metadata?: { readonly occurredAt: string };
  readonly recordedAt?: string;
};

export const evolve = (state: ChangeRequest, event: Told): ChangeRequest => {
  const happened = event.metadata?.occurredAt;
  const after = stateAfter(event, state, { happened, here: latestOf(happened, event.recordedAt) });
  return { ...after, said: saidAfter(after.said, event, happened) };
};

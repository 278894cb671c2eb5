import type { Handlers } from '../../kernel/message.js';
import type { Instant } from './instant.js';
import type { ChangeRequest } from './state.js';

/** How each fact of a part of the catalogue changes what is known, and when it happened. */
export type Evolving<Events extends object> = Handlers<Events, [ChangeRequest, Instant], ChangeRequest>;

/** Any change of what a briefing showed makes it stale: it never carries old consent to new content. */
export const outdated = (state: ChangeRequest): ChangeRequest =>
  state.briefing ? { ...state, briefing: { ...state.briefing, fresh: false } } : state;

import type { Handlers } from '../../kernel/message.js';
import type { Instant } from './instant.js';
import type { ChangeRequest } from './state.js';

/** Both clocks of a fact, as far as they are known. */
export interface When {
  readonly happened: Instant;
  /** Since when it was here: what is told later than it happened could not be answered before. */
  readonly here: Instant;
}

/** How each fact of a part of the catalogue changes what is known, and when. */
export type Evolving<Events extends object> = Handlers<Events, [ChangeRequest, When], ChangeRequest>;

/** Any change of what a briefing showed makes it stale: it never carries old consent to new content. */
export const outdated = (state: ChangeRequest): ChangeRequest =>
  state.briefing ? { ...state, briefing: { ...state.briefing, fresh: false } } : state;

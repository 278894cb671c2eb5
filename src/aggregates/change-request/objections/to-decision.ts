import { refuse } from '../../../kernel/decider.js';
import { whyTooEarly } from '../../../kernel/stated-time.js';
import type { ChangeRequestContext } from '../context.js';
import { isDecider, recordsAnothers, speakerIn } from '../people.js';
import type { ChangeRequest } from '../state.js';

/** What was decided for the client and told them; once something is delivered, words are about that. */
const informedOf = ({ decision, progress }: ChangeRequest) => {
  const { id, objectionUntil: until, madeAt } = decision ?? {};
  const undelivered = progress === undefined || progress === 'IN_IMPLEMENTATION';
  return undelivered && id !== undefined && until !== undefined ? { id, until, madeAt } : undefined;
};

/** The standing decision, where a decider objects to what was decided for them; what was said before it isn't about it. */
export const objectedTo = (state: ChangeRequest, context: ChangeRequestContext) => {
  const informed = informedOf(state);
  const isAbout =
    informed !== undefined &&
    isDecider(speakerIn(context), context) &&
    !whyTooEarly(context, informed.madeAt, 'decision');
  return isAbout ? informed : undefined;
};

/** Whoever writes here says it now; what a manager records was said when they say it was. */
export const whyTooLate = ({ until }: { readonly until: string }, context: ChangeRequestContext) => {
  const saidAt = recordsAnothers(context) ? context.occurredAt : context.now;
  return Date.parse(saidAt) > Date.parse(until) ? refuse('OBJECTION_TOO_LATE', { until }) : undefined;
};

/** Nobody starts on what was decided for the client while the studio owes an answer to their objection. */
export const whyObjectedTo = ({ decision, objections }: Pick<ChangeRequest, 'decision' | 'objections'>) => {
  const open = objections
    .filter(
      ({ answered, decisionId }) => !answered && decisionId !== undefined && decisionId === decision?.id,
    )
    .map(({ id }) => id);
  return open.length > 0 ? refuse('OBJECTION_OPEN', { objections: open }) : undefined;
};

import { refuse } from '../../../../kernel/decider.js';
import type { ChangeRequestContext } from '../../context.js';
import { isContact, isDecider, recordsAnothers, whyNotDecidersWord } from '../../people.js';
import type { ChangeRequest } from '../../state.js';
import type { DecisionCommands } from '../commands.js';
import { studioDecides } from './authority.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;
type Mode = NonNullable<Making['mode']>;

/** Signing in the same act is what makes a written decision a signed one; the other modes stay what they are. */
export const modeOf = ({ mode = 'WRITTEN', signature }: Making): Mode =>
  mode === 'WRITTEN' && signature ? 'SIGNED' : mode;

/** In writing the studio decides too, as far as it was delegated; a signature is the client's. */
const whyNotInWriting = (context: ChangeRequestContext) =>
  studioDecides(context) ? undefined : whyNotThemselves(context);

const whyNotThemselves = (context: ChangeRequestContext) => {
  const { id } = context.actor;
  if (!isDecider(id, context)) return refuse('NOT_A_DECIDER', { contacts: [id] });
  return whyNotDecidersWord(context);
};

/** What somebody said elsewhere came over some channel. */
const whyNotHeard = ({ channel }: Making, context: ChangeRequestContext) =>
  recordsAnothers(context) && channel === undefined ? refuse('CHANNEL_MISSING', {}) : undefined;

const whyNotTold = (making: Making, context: ChangeRequestContext) => {
  if (isContact(context.actor.id, context) && !recordsAnothers(context))
    return refuse('OWN_WORD_IS_WRITTEN', {});
  return whyNotDecidersWord(context) ?? whyNotHeard(making, context);
};

/** In a hurry the studio decides too, as far as it was delegated, and shows afterwards what it decided on. */
const whyNotAtOnce = (making: Making, { kind }: ChangeRequest, context: ChangeRequestContext) => {
  if (kind !== 'URGENT') return refuse('NOT_URGENT', { kind });
  return studioDecides(context) ? undefined : (whyNotDecidersWord(context) ?? whyNotHeard(making, context));
};

/** Nobody signs for another, and a decision that says it is signed is. */
const whyNotSigned = ({ signature, mode, decisionId }: Making, context: ChangeRequestContext) => {
  if (mode === 'SIGNED' && !signature) return refuse('SIGNATURE_MISSING', { decisionId });
  // A signature is the client's, whoever decides.
  if (signature && studioDecides(context)) return refuse('NOT_A_DECIDER', { contacts: [context.actor.id] });
  return signature && recordsAnothers(context)
    ? refuse('NOT_THE_DECIDER', { decidedBy: [context.actor.onBehalfOf ?? context.actor.id] })
    : undefined;
};

/** Who may decide in which mode: in writing whoever decides, by word of mouth whoever records it. */
export const whyNotTheirs = (making: Making, state: ChangeRequest, context: ChangeRequestContext) => {
  const modes = {
    WRITTEN: () => whyNotInWriting(context),
    SIGNED: () => whyNotThemselves(context),
    VERBAL: () => whyNotTold(making, context),
    URGENT: () => whyNotAtOnce(making, state, context),
  };
  return modes[modeOf(making)]() ?? whyNotSigned(making, context);
};

import { refuse } from '../../../../kernel/decider.js';
import { type BriefedOption, type BriefingContent, stanceOf } from '../../briefing/briefing-content.js';
import { whyNamedTwice } from '../../../../kernel/naming-once.js';
import type { Prediction } from '../../vocabulary.js';
import type { DecisionCommands } from '../commands.js';

type Making = Readonly<DecisionCommands['MakeDecision']>;
type Advice = BriefingContent['recommendation'];

/** An imported prediction may be bad without saying how bad: then it is taken for grave. */
const mayBeGrave = ({ valence, severity = 'HIGH' }: Prediction) => valence === 'BAD' && severity === 'HIGH';

const isUnsuitable = (optionId: string, advice: Advice): boolean =>
  advice?.others.some((other) => other.optionId === optionId && other.judgement === 'UNSUITABLE') ?? false;

/** Only what is predicted for the option can be accepted, and each once. */
const whyNotAcceptable = ({ consequences }: BriefedOption, { acceptedConsequences }: Making) => {
  const foreign = acceptedConsequences.filter((id) => consequences.every((predicted) => predicted.id !== id));
  return foreign.length > 0
    ? refuse('UNKNOWN_CONSEQUENCE', { consequences: foreign })
    : whyNamedTwice(acceptedConsequences);
};

/** Rule 3: whoever goes against advice, or takes a workaround, accepts each HIGH bad consequence and says why. */
export const whatIsNotAccepted = (option: BriefedOption, advice: Advice, making: Making) => {
  const unclear = whyNotAcceptable(option, making);
  if (unclear) return unclear;
  const stance = stanceOf({ ...(advice && { recommendation: advice }) }, [option.id]);
  if (stance !== 'DEVIATED' && option.soundness !== 'WORKAROUND') return undefined;
  const consequences = option.consequences
    .filter(mayBeGrave)
    .map(({ id }) => id)
    .filter((id) => !making.acceptedConsequences.includes(id));
  const reasonMissing = making.reason === undefined;
  const unsuitable = isUnsuitable(option.id, advice);
  return consequences.length > 0 || reasonMissing
    ? refuse('CONSEQUENCES_NOT_ACCEPTED', { consequences, reasonMissing, unsuitable })
    : undefined;
};

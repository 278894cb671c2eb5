import type { BriefedConsequence } from '../briefing/briefing-content.js';
import type { OptionEvents } from './events.js';

type OptionOnOffer = OptionEvents['OptionOffered'] & {
  readonly consequences: readonly BriefedConsequence[];
  readonly withdrawn?: true;
};

export interface OptionState {
  readonly options: readonly OptionOnOffer[];
  readonly recommendation?: OptionEvents['OptionRecommended'];
}

export const initialOptions: OptionState = { options: [] };

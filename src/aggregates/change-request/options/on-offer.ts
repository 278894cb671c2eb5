import { refuse } from '../../../kernel/decider.js';
import type { ChangeRequest } from '../state.js';
import { hasLapsed, whyLapsed } from './validity.js';

type Option = ChangeRequest['options'][number];

/** Whether it can still be chosen: what has lapsed or was withdrawn can't. */
export const isOnOffer = ({ withdrawn, validUntil }: Option, now: string): boolean =>
  !withdrawn && !hasLapsed(validUntil, now);

export const whyWithdrawn = ({ withdrawn, optionId }: Option) =>
  withdrawn ? refuse('OPTION_WITHDRAWN', { optionId }) : undefined;

/** What can't be chosen any more, nothing more is said of. */
export const whyNotOnOffer = (option: Option, now: string) =>
  whyWithdrawn(option) ?? whyLapsed(option.optionId, option.validUntil, now);

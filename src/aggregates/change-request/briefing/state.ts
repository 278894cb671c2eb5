import type { Instant } from '../instant.js';
import type { BriefingContent } from './briefing-content.js';

export interface BriefingState {
  /** Ids of all briefings ever issued. */
  readonly briefings: readonly string[];
  readonly briefing?: {
    readonly number: number;
    readonly digest: string;
    readonly content: BriefingContent;
    readonly deciders: readonly string[];
    readonly issuedAt: Instant;
    /** Since when a word was to be had on it: nobody can answer what is said to have been sent before it is here. */
    readonly answerableSince: Instant;
    readonly opened: readonly string[];
    readonly acknowledged: readonly { readonly by: string; readonly at: Instant }[];
    readonly refused: readonly string[];
    /** Who objected since. Not what was asked for, but a word. */
    readonly objecting: readonly string[];
    readonly silenceRecorded: boolean;
    /** Nothing of what it shows has changed since it was issued. */
    readonly fresh: boolean;
  };
}

export const initialBriefing: BriefingState = { briefings: [] };

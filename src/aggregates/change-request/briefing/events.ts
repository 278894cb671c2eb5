import type { BriefingContent } from './briefing-content.js';

export type BriefingEvents = {
  /** Freezes what is shown. The digest is the SHA-256 of the content's canonical form (RFC 8785). */
  BriefingIssued: {
    briefingId: string;
    number: number;
    digest: string;
    content: BriefingContent;
    deciders: readonly string[];
  };
  /** Disclosure: the addressee has had it before their eyes. Not yet consent to anything. */
  BriefingOpened: { number: number; digest: string; openedBy: string };
  BriefingAcknowledged: { number: number; digest: string; acknowledgedBy: string };
  /** A decider won't confirm having taken note: neither consent nor silence. */
  AcknowledgementRefused: { number: number; digest: string; refusedBy: string; reason: string };
  /** None of these has said a word for so many days. It decides nothing: the waiting is theirs. */
  SilenceRecorded: { number: number; silent: readonly string[]; since: string; days: number };
};

export const briefingEventTypes = {
  BriefingIssued: true,
  BriefingOpened: true,
  BriefingAcknowledged: true,
  AcknowledgementRefused: true,
  SilenceRecorded: true,
} as const satisfies Record<keyof BriefingEvents, true>;

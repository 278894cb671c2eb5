import type {
  AgreedTemplate,
  Assessment,
  Attachment,
  BriefingContent,
  Channel,
  ChangeRequestEvents,
  Formulation,
  ImportSource,
  Judgement,
  NoteVisibility,
  OptionTerms,
  Owed,
  OwedByDecider,
  Prediction,
  RequestKind,
  Stance,
  Status,
  TemplateSource,
} from '../../aggregates/change-request/index.js';
import type { Moment } from '../moment.js';
import type { Closing, Delivery, Dispute, Implementation, Observation, Payments } from './aftermath.row.js';
import type { Recorded } from '../recorded.js';

export type { Recorded };

export interface Wish extends Moment {
  readonly wording: string;
  readonly from?: string;
  readonly channel: Channel;
  readonly receivedBy: string;
}

export interface AttachmentRow extends Attachment, Recorded {
  readonly addedBy: string;
}

export interface Correction extends Recorded {
  readonly text: string;
  readonly correctedBy: string;
}

/** That it became urgent, and what it was before. */
export interface UrgentMark extends Recorded {
  readonly why: string;
  readonly markedBy: string;
  readonly kindBefore: RequestKind;
}

export interface Deferral extends Recorded {
  readonly until: string;
  readonly why: string;
  readonly deferredBy: string;
  readonly woken?: { readonly why?: string } & Recorded;
}

export interface Withdrawal extends Recorded {
  readonly why: string;
  readonly withdrawnBy: string;
}

export interface Silence extends Recorded {
  readonly silent: readonly string[];
  readonly since: string;
  readonly days: number;
}

/** What whoever decided had not given for the agreed days. */
export interface DecisionSilence extends Silence {
  readonly owed: OwedByDecider;
}

export interface Note extends Moment {
  readonly id: string;
  readonly text: string;
  readonly visibility: NoteVisibility;
  readonly writtenBy: string;
}

export interface Answer extends Moment {
  readonly text: string;
  readonly answeredBy: string;
  readonly recordedBy: string;
}

export interface Question {
  readonly id: string;
  readonly question: string;
  readonly owedBy: string;
  readonly askedBy: string;
  readonly asked: Moment;
  readonly answer?: Answer;
}

export interface FormulationVersion extends Formulation, Recorded {
  readonly version: number;
}

export interface AssessmentRow extends Assessment, Recorded {
  readonly formulationVersion: number;
  /** Of the standing formulation, and the latest for its discipline. */
  readonly current: boolean;
}

export interface PredictedConsequence extends Prediction, Moment {
  readonly id: string;
  readonly predictedBy: string;
}

export interface OfferedOption extends OptionTerms, Moment {
  readonly id: string;
  readonly leaveAsIs: boolean;
  /** The instant at which it lapses. */
  readonly validUntil?: string;
  readonly fromTemplate?: TemplateSource;
  readonly offeredBy: string;
  readonly consequences: readonly PredictedConsequence[];
  /** When its terms were changed, and by whom; what they were before is in the history. */
  readonly revisions: readonly Recorded[];
  readonly withdrawn?: { readonly why: string } & Recorded;
}

export interface Recommendation extends Recorded {
  readonly optionId: string;
  readonly why: string;
  readonly others: ChangeRequestEvents['OptionRecommended']['others'];
}

export interface Acknowledgement extends Recorded {
  readonly digest: string;
}

/** `by` is whose word it is; who wrote it down may be somebody else. */
export interface AcknowledgementRefusal extends Acknowledgement {
  readonly recordedBy: string;
  readonly reason: string;
}

export interface Briefing extends Moment {
  readonly id: string;
  readonly number: number;
  readonly digest: string;
  readonly content: BriefingContent;
  readonly deciders: readonly string[];
  readonly issuedBy: string;
  /** Something of what it shows has changed since, or a later one replaces it. */
  readonly stale: boolean;
  readonly staleSince?: Moment;
  readonly opened: readonly Recorded[];
  readonly acknowledged: readonly Acknowledgement[];
  readonly refused: readonly AcknowledgementRefusal[];
  /** Who objected since. */
  readonly objecting: readonly string[];
  readonly silence?: Silence;
}

export interface Signature extends Recorded {
  readonly printedName: string;
  readonly meaning: string;
  readonly digest: string;
}

export interface Superseded extends Recorded {
  readonly why: string;
  readonly byDecisionId?: string;
  readonly byRequestId?: string;
  readonly byReference?: string;
}

export interface Denial extends Acknowledgement {
  readonly why: string;
}

export interface MadeDecision extends Omit<ChangeRequestEvents['DecisionMade'], 'decisionId'>, Moment {
  readonly id: string;
  /** Derived from the briefing that was decided on. */
  readonly stance: Stance;
  /** What the studio thought of the option chosen, where it advised another one. */
  readonly judgement?: Judgement;
  /** The number of the latest briefing when it was made; 0 where there was none. */
  readonly latestBriefing: number;
  readonly recordedBy: string;
  readonly confirmed?: Acknowledgement;
  /** Whoever was quoted says that they never said so. */
  readonly denied?: Denial;
  readonly signatures: readonly Signature[];
  readonly silences: readonly DecisionSilence[];
  /** Derived from what came after it. */
  readonly owed: readonly Owed[];
  readonly superseded?: Superseded;
}

export interface Unknown extends Recorded {
  readonly id: string;
  readonly statement: string;
  readonly why: string;
  readonly wouldTell?: string;
  readonly resolved?: { readonly finding: string } & Recorded;
}

export interface Objection extends Omit<ChangeRequestEvents['ObjectionRaised'], 'objectionId'>, Moment {
  readonly id: string;
  readonly recordedBy: string;
  readonly answer?: { readonly text: string } & Recorded;
}

/** A change request's whole life in one row, so that its page is one read. */
export interface ChangeRequestRow {
  readonly id: string;
  readonly projectId: string;
  readonly clientId: string;
  /** 12 in ACME-12. */
  readonly number: number;
  readonly title: string;
  readonly kind: RequestKind;
  /** Absent where it is not urgent, or was from the first. */
  readonly markedUrgent?: UrgentMark;
  readonly wish: Wish;
  readonly attachments: readonly AttachmentRow[];
  readonly corrections: readonly Correction[];
  /** Where an imported record came from. */
  readonly source?: ImportSource;
  readonly status: Status;
  /** When what put it there happened. */
  readonly statusSince: string;
  readonly questions: readonly Question[];
  /** What was agreed beforehand, where it was received by a template. */
  readonly template?: AgreedTemplate;
  readonly formulations: readonly FormulationVersion[];
  readonly assessments: readonly AssessmentRow[];
  readonly options: readonly OfferedOption[];
  readonly recommendation?: Recommendation;
  readonly unknowns: readonly Unknown[];
  readonly briefings: readonly Briefing[];
  readonly objections: readonly Objection[];
  /** The latest, and those whose place a later one of this request took, the oldest first. */
  readonly decision?: MadeDecision;
  readonly earlierDecisions: readonly MadeDecision[];
  /** Those that whoever was quoted has disowned. */
  readonly deniedDecisions: readonly MadeDecision[];
  /** Of the latest decision that somebody started on. */
  readonly implementation?: Implementation;
  readonly deliveries: readonly Delivery[];
  readonly payments: Payments;
  readonly notes: readonly Note[];
  readonly deferrals: readonly Deferral[];
  readonly withdrawal?: Withdrawal;
  readonly declined?: { readonly why: string } & Recorded;
  readonly observations: readonly Observation[];
  readonly disputes: readonly Dispute[];
  readonly closing?: Closing;
  /** When the wish was uttered. */
  readonly receivedAt: string;
  /** When its last fact was stored. */
  readonly changedAt: string;
  readonly revision: number;
}

import type { ChangeRequestEvents } from '../../aggregates/change-request/index.js';
import type { Fact } from '../../kernel/fact.js';
import type { Projection } from '../projection.js';
import type { PartOfRequestRow, RequestPart } from './part-of-request.row.js';

type Part = readonly [kind: RequestPart, id: string];
type Bringing = { readonly [Type in keyof ChangeRequestEvents]?: (data: ChangeRequestEvents[Type]) => Part };

/** The events that bring a part with an id of its own. */
const bringing = {
  ClarificationAsked: ({ questionId }) => ['question', questionId],
  OptionOffered: ({ optionId }) => ['option', optionId],
  ConsequencePredicted: ({ consequenceId }) => ['consequence', consequenceId],
  UnknownDeclared: ({ unknownId }) => ['unknown', unknownId],
  BriefingIssued: ({ briefingId }) => ['briefing', briefingId],
  ObjectionRaised: ({ objectionId }) => ['objection', objectionId],
  NoteAdded: ({ noteId }) => ['note', noteId],
  DecisionMade: ({ decisionId }) => ['decision', decisionId],
  ImplementationDelivered: ({ deliveryId }) => ['delivery', deliveryId],
  PaymentRecorded: ({ paymentId }) => ['payment', paymentId],
  AttributionDisputed: ({ disputeId }) => ['dispute', disputeId],
  ConsequenceObserved: ({ observationId }) => ['observation', observationId],
} satisfies Bringing;

// An event's type names its catalogue, and only that catalogue's decider writes it.
const partsOf = new Map(Object.entries(bringing) as [string, (data: unknown) => Part][]);

const partIn = ({ type, data }: Fact): Part | undefined => partsOf.get(type)?.(data);

export const partOfRequestProjection: Projection<PartOfRequestRow> = {
  name: 'part-of-request',
  version: 2,
  columns: {},
  indexes: [],
  keysOf: (fact) => {
    const part = partIn(fact);
    return part === undefined ? [] : [part[1]];
  },
  fold: (row, fact) => {
    const part = partIn(fact);
    // Ids come from clients: one that names a part already goes on naming that one.
    if (part === undefined || row !== undefined) return row;
    const { projectId } = fact.metadata;
    return { requestId: fact.stream.id, ...(projectId !== undefined && { projectId }), kind: part[0] };
  },
};

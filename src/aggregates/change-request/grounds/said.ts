import { handleBy, type MessageOf } from '../../../kernel/message.js';
import type { ChangeRequestEvents } from '../events.js';
import type { Instant } from '../instant.js';

/** What a later word may rest on. */
export type Ground =
  | 'mark'
  | 'formulation'
  | 'assessment'
  | 'answer'
  | 'option'
  | 'consequence'
  | 'recommendation'
  | 'unknown'
  | 'deferral'
  | 'confirmation'
  | 'signature'
  | 'acceptance';

export interface Said {
  readonly what: Ground;
  readonly id: string;
  readonly at: Instant;
}

/** When each thing was said last; others say of themselves when they were. */
export interface SaidState {
  readonly said: readonly Said[];
}

export const initialSaid: SaidState = { said: [] };

type Name = readonly [what: Ground, id: string];

/** Of what each fact is a word. */
const names = {
  RequestMarkedUrgent: () => ['mark', ''],
  ClarificationAnswered: ({ questionId }) => ['answer', questionId],
  RequestFormulated: () => ['formulation', ''],
  FeasibilityAssessed: ({ discipline }) => ['assessment', discipline],
  OptionOffered: ({ optionId }) => ['option', optionId],
  OptionRevised: ({ optionId }) => ['option', optionId],
  OptionWithdrawn: ({ optionId }) => ['option', optionId],
  ConsequencePredicted: ({ consequenceId }) => ['consequence', consequenceId],
  OptionRecommended: () => ['recommendation', ''],
  UnknownDeclared: ({ unknownId }) => ['unknown', unknownId],
  UnknownResolved: ({ unknownId }) => ['unknown', unknownId],
  DecisionDeferred: () => ['deferral', ''],
  DecisionConfirmed: ({ decisionId }) => ['confirmation', decisionId],
  DecisionSigned: ({ decisionId }) => ['signature', decisionId],
  DeliveryAccepted: ({ deliveryId }) => ['acceptance', deliveryId],
} satisfies { readonly [Type in keyof ChangeRequestEvents]?: (data: ChangeRequestEvents[Type]) => Name };

type Named = Pick<ChangeRequestEvents, keyof typeof names>;

const nameOf = handleBy<Named, [], Name>(names);

const isNamed = (event: MessageOf<ChangeRequestEvents>): event is MessageOf<Named> =>
  Object.hasOwn(names, event.type);

/** The latest word takes the place of the one before. */
export const saidAfter = (
  said: readonly Said[],
  event: MessageOf<ChangeRequestEvents>,
  at: Instant,
): readonly Said[] => {
  if (!isNamed(event)) return said;
  const [what, id] = nameOf(event);
  return [...said.filter((one) => one.what !== what || one.id !== id), { what, id, at }];
};

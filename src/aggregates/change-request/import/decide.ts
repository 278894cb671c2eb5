import { refuse } from '../../../kernel/decider.js';
import type { MessageOf } from '../../../kernel/message.js';
import type { ImportCommands, ImportedRecord } from './commands.js';
import type { ChangeRequestContext, CommandHandlers } from '../context.js';
import { decisionContent } from '../decision/decision-content.js';
import type { ChangeRequestEvents } from '../events.js';

type Event = MessageOf<ChangeRequestEvents>;

const optionsOf = ({ options }: ImportedRecord): Event[] =>
  options.flatMap(({ consequences, ...option }) => [
    { type: 'OptionOffered' as const, data: option },
    ...consequences.map((predicted) => ({
      type: 'ConsequencePredicted' as const,
      data: { optionId: option.optionId, ...predicted },
    })),
  ]);

/** Marked for ever as made elsewhere: no briefing was shown here, and nothing is known of the authority. */
const decisionOf = (
  { decision, superseded }: ImportedRecord,
  { requestId, digestOf }: ChangeRequestContext,
): Event[] => {
  if (!decision) return [];
  const made = { ...decision, mode: 'IMPORTED' as const, acceptedConsequences: [] };
  const digest = digestOf(decisionContent(requestId, made));
  return [
    { type: 'DecisionMade', data: { ...made, digest } },
    ...(superseded
      ? [
          {
            type: 'DecisionSuperseded' as const,
            data: { decisionId: decision.decisionId, ...superseded },
          },
        ]
      : []),
  ];
};

/** A record kept elsewhere comes in whole, as the facts that it tells of, or not at all. */
export const decideImport: CommandHandlers<ImportCommands> = {
  ImportRecord: (imported, state, context) => {
    if (state.projectId !== undefined) return refuse('ALREADY_EXISTS', { what: 'request' });
    if (!context.project) return refuse('NOT_FOUND', { what: 'project' });
    const { title, wording, source, declined } = imported;
    const { id: projectId, clientId } = context.project;
    const { number } = context;
    return [
      {
        type: 'RequestReceived',
        data: { projectId, clientId, number, title, wording, channel: 'IMPORT', source },
      },
      ...optionsOf(imported),
      ...decisionOf(imported, context),
      ...(declined ? [{ type: 'RequestDeclined' as const, data: declined }] : []),
    ];
  },
};

import type { MessageOf } from '../../../kernel/message.js';
import type { ChangeRequestContext } from '../context.js';
import type { OptionEvents } from './events.js';
import type { ChangeRequest } from '../state.js';

type Offered = MessageOf<Pick<OptionEvents, 'OptionOffered'>>;

/** The option's id shares the request's unique part, so that there is one per request whoever offers first. */
export const leaveAsIsId = (requestId: string): string => requestId.replace(/^[a-z]+_/, 'opt_');

/** Leaving it as it is is always an option: it is offered by itself, once. */
export const leaveAsIsUnlessOffered = (
  { options }: ChangeRequest,
  { requestId, project }: ChangeRequestContext,
): Offered[] => {
  if (options.some(({ leaveAsIs }) => leaveAsIs)) return [];
  const nothing = { amount: '0', currency: project?.currency ?? '' };
  return [
    {
      type: 'OptionOffered',
      data: {
        optionId: leaveAsIsId(requestId),
        leaveAsIs: true,
        title: 'Leave it as it is',
        summary: 'Nothing is changed and nothing is paid for.',
        price: { from: nothing, to: nothing },
        effort: [],
        leadTimeDays: 0,
        gives: [],
        soundness: 'SOUND',
        assumptions: [],
      },
    },
  ];
};

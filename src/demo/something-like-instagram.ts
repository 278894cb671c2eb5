import { cast } from './cast.js';
import { idOf } from './ids.js';
import { projects } from './studio.js';
import type { Telling } from './telling.js';

export const openQuestion = {
  requestId: idOf('request', 'instagram'),
  questionId: idOf('question', 'instagram: what for'),
};

/** A wish word for word as it once came by phone. It waits for an answer that only the client can give. */
export async function somethingLikeInstagram({ tell, at }: Telling): Promise<void> {
  const { requestId, questionId } = openQuestion;
  await tell(cast.manager, at(72, '16:40'), {
    changeRequestReceive: {
      id: requestId,
      projectId: projects.tea.id,
      from: cast.irina.id,
      channel: 'PHONE',
      title: 'Something like Instagram, with a trick that you think up yourselves',
      wording: 'Сделайте мне что-то типа Инстаграма, только фишку какую-нибудь сами придумайте.',
    },
  });
  await tell(cast.manager, at(72, '16:55'), {
    clarificationAsk: {
      requestId,
      questionId,
      owedBy: cast.irina.id,
      question:
        'What shall people do there that they cannot do on Instagram, and by what would you see that it was worth the money?',
    },
  });
}
